import { sql } from '#kernel/database/sql.ts';
import { unique } from '../support/unique.ts';
import { PASSWORD, type Person, SIGN_UP } from './seed.ts';
import { idIn, type Make, type Named, type Workshop } from './workshop.ts';

const REFRESH = `mutation ($input: RefreshSessionInput!) { refreshSession(input: $input) {
  ... on SessionPayload { refreshToken } } }`;
const REVIEWS = '{ mergeReviews(first: 100) { id customers { id } } }';

const someEmail = () => `${unique('x')}@example.com`;

async function someone({ must }: Workshop): Promise<Named> {
  const identifiers = [{ kind: 'EMAIL', value: someEmail() }];
  return { id: idIn(await must('admin', 'identify', { identifiers }), 'IdentifyPayload_customer') };
}

const account =
  (email = someEmail): Make =>
  async ({ ask }) => {
    const address = email();
    const made = await ask<Person>('anonymous', SIGN_UP, { input: { email: address, password: PASSWORD } });
    return { id: made.customer.id, email: address, token: made.refreshToken, access: made.token };
  };

async function makeAdmin({ must }: Workshop): Promise<Named> {
  const hired = { email: someEmail(), name: 'Admin', roles: ['ADMIN'], password: PASSWORD };
  return { id: idIn(await must('admin', 'createStaff', hired), 'CreateStaffPayload_staff') };
}

/** A house that nobody governs is one whose admins have all left: a new one cannot be had for each case. */
async function dismissAdmins({ db }: Workshop): Promise<void> {
  await db('customers').query(sql`update staff set active = false where 'ADMIN' = any(roles)`);
}

async function firstAdminCode({ callPort }: Workshop): Promise<string> {
  const { data } = await callPort('customers', 'mutation { customersPrepareFirstAdmin }');
  return String(data?.['customersPrepareFirstAdmin']);
}

/** Customers, staff and their sessions by name, made anew for each case that names them. */
export const PEOPLE: Readonly<Record<string, Make>> = {
  one: someone,
  other: someone,
  merged: async ({ must, named }) => {
    const [survivorId, mergedId] = [(await named('one'))['id'], (await named('other'))['id']];
    await must('admin', 'mergeCustomers', { idempotencyKey: unique('key'), survivorId, mergedId });
    return { id: mergedId ?? '' };
  },
  /** An account under an address that the house knew already: a person decides whether the two are one. */
  review: async (house) => {
    const value = someEmail();
    await house.must('admin', 'identify', { identifiers: [{ kind: 'EMAIL', value }] });
    const { id } = await account(() => value)(house);
    const open = await house.ask<Array<{ id: string; customers: Array<{ id: string }> }>>('admin', REVIEWS);
    return { id: open.find(({ customers }) => customers.some((one) => one.id === id))?.id ?? '' };
  },

  session: account(),
  /** A session whose token was shown twice: that of the thief, and the one that its owner got for it. */
  stolen: async ({ ask, named }) => {
    const { token = '' } = await named('session');
    const next = await ask<{ refreshToken: string }>('anonymous', REFRESH, { input: { refreshToken: token } });
    await ask('anonymous', REFRESH, { input: { refreshToken: token } });
    return { next: next.refreshToken };
  },

  /** Somebody of the staff, and an address that nobody has. */
  clerk: async ({ must }) => {
    const hired = { email: someEmail(), name: 'Clerk', roles: ['SERVICE'], password: PASSWORD };
    const id = idIn(await must('admin', 'createStaff', hired), 'CreateStaffPayload_staff');
    return { id, email: hired.email, spare: someEmail() };
  },
  firstAdmin: async (house) => {
    await dismissAdmins(house);
    const replaced = await firstAdminCode(house);
    return { code: await firstAdminCode(house), replaced };
  },
  lastAdmin: async (house) => {
    await dismissAdmins(house);
    return makeAdmin(house);
  },
  secondAdmin: async (house) => {
    await house.named('lastAdmin');
    return makeAdmin(house);
  },
};
