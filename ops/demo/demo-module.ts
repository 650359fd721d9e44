import type { Domain } from '#kernel/ports/port.ts';
import type { Progress } from '../cli/progress.ts';

/** Someone of the demo house who can sign in. */
export interface DemoSignIn {
  /** The role as it is shown: "Executive", "Merchandiser". */
  readonly role: string;
  readonly email: string;
  readonly password: string;
}

/** What the first start hands to the demo house's filler. */
export interface DemoHouseCall {
  /** A connection that may do everything in the database; nothing but the migrations is in it. */
  readonly adminUrl: string;
  /** One URL a domain, each with that domain's run-time role. */
  readonly databaseUrls: Readonly<Record<Domain, string>>;
  /** Every setting as the variables that the configuration names, for code that reads `readConfig`. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly dataDir: string;
  /** 1 is the house of the README; 0.01 a corner shop for tests. */
  readonly scale: number;
  readonly seed: number;
  /** The day on which the house's history ends. */
  readonly now: Date;
  readonly progress: Progress;
  /** Ends the work early; what is half-filled is dropped and filled again at the next start. */
  readonly signal: AbortSignal;
}

/** What `ops/demo/index.ts` exports. */
export interface DemoHouseModule {
  fillDemoHouse(call: DemoHouseCall): Promise<void>;
  readonly demoSignIns: readonly DemoSignIn[];
}
