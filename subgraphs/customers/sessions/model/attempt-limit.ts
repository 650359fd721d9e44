import { DAY, MINUTE } from '#kernel/values/time.ts';

/** Time within which attempts are counted, from the first on. */
export const ATTEMPT_WINDOW_MS = 15 * MINUTE;

/** Attempts of one kind that may be made within the window. */
export interface AttemptLimit {
  /** What is tried, of whom and from where. */
  readonly key: string;
  readonly max: number;
}

/** Wrong passwords from one address for one account: the owner is elsewhere, and is not kept out by a stranger's. */
const MAX_OF_PAIR = 10;
/** Wrong passwords from one address for accounts that never signed in there: wide enough for the many who share one behind a carrier's or an office's router. */
const MAX_OF_ADDRESS = 100;

/** Time for which an account is at home at an address after it signed in there. */
export const FAMILIAR_MS = 90 * DAY;

/**
 * How often a password may be wrong: of the pair of address and account, which decides first, and of the address over
 * all accounts that are not at home there. So one account gives the address ten wrong ones at most, and a crowd behind
 * one address keeps signing in while a stranger among them guesses.
 */
export function passwordLimits(
  account: string,
  address: string | undefined,
): { readonly pair: AttemptLimit; readonly all: AttemptLimit } {
  return {
    pair: { key: `password ${account} ${address}`, max: MAX_OF_PAIR },
    all: { key: `password ${address}`, max: MAX_OF_ADDRESS },
  };
}

/** Messages that an address may be written, no matter who asks. */
const MAX_OF_RECIPIENT = 5;
/** Messages that may be asked for from one network address. */
const MAX_MAILS_OF_ADDRESS = 20;

/** How often a message may be asked for: for its recipient, and from the network address. */
export function mailLimits(
  recipient: string,
  address: string | undefined,
): { readonly recipient: AttemptLimit; readonly all: AttemptLimit } {
  return {
    recipient: { key: `mail ${recipient}`, max: MAX_OF_RECIPIENT },
    all: { key: `mail from ${address}`, max: MAX_MAILS_OF_ADDRESS },
  };
}
