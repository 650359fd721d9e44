import type { CustomersDeps } from '../deps.ts';
import type { MessageKind } from '../messages/model/message.ts';
import { mailLimits } from './model/attempt-limit.ts';
import { TooManyAttemptsError } from './model/errors.ts';
import { takeAttempt } from './take-attempt.ts';

/** Counts a message to an address. False when it was written to as often as it may be: the links that were sent keep working. */
export async function countMail(deps: CustomersDeps, purpose: MessageKind, email: string): Promise<boolean> {
  try {
    await takeAttempt(deps, [mailLimits(`${purpose} ${email}`, undefined).recipient]);
    return true;
  } catch (error) {
    if (error instanceof TooManyAttemptsError) return false;
    throw error;
  }
}
