import type { Kind } from '../hostile-case.ts';

/** A command started so that it cannot succeed. */
interface HostileCommandLine {
  readonly kind: Kind;
  /** Arguments; what begins with `$` is something that the test makes, and so it is in the environment. */
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** The one sentence that says what to change. */
  readonly says: RegExp;
}

/** A command, and what it must refuse. */
export interface HostileCommand {
  readonly lines: readonly HostileCommandLine[];
  /** Kinds that cannot be tried, and why; a test wants a line or a reason for each of the seven. */
  readonly notApplicable?: Readonly<Partial<Record<Kind, string>>>;
  /** The command by whose code its words are read: what is tried there is not repeated. */
  readonly sameAs?: string;
}

/** A script that only starts a tool of others, which reads the command line itself, or that is no command at all. */
export interface Delegated {
  readonly delegatesTo: string;
}

/** An argument as long as a system takes. */
export const HUGE_ARGUMENT = 'x'.repeat(100_000);

/** Nobody listens there. */
export const NOBODY = { DATABASE_URL: 'postgresql://nobody@127.0.0.1:9/none' };
export const UNREACHABLE = /^The database of DATABASE_URL cannot be reached/;
/** A server that is there, and a password that is not its own. */
export const WRONG_PASSWORD = { DATABASE_URL: '$wrongPassword' };
export const NOT_ADMITTED = /^The database of DATABASE_URL cannot be reached .*password authentication failed/;

/** Why a command that works on the checkout alone cannot be tried in these ways. */
export const OF_THE_CHECKOUT = {
  unauthorized: 'all who have the source may run it',
  twice: 'writes the very same again',
  "another's id": 'names nothing',
  'wrong order': 'needs nothing to have been done before',
} as const;
