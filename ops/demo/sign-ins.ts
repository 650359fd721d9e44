import { DEMO_PASSWORD, DEMO_STAFF } from './plan/retailer.ts';

/** A person of the demo shop who can sign in. */
export interface DemoSignIn {
  /** The role as it is shown: "Executive", "Merchandiser". */
  readonly role: string;
  readonly email: string;
  readonly password: string;
}

/** Accounts that the start prints; a production instance refuses the demo shop. */
export const demoSignIns: readonly DemoSignIn[] = DEMO_STAFF.map(({ role, email }) => ({
  role,
  email,
  password: DEMO_PASSWORD,
}));
