import { createHash } from 'node:crypto';
import type { CustomersDeps } from '../deps.ts';
import { ATTEMPT_WINDOW_MS, type AttemptLimit } from './model/attempt-limit.ts';
import { TooManyAttemptsError } from './model/errors.ts';
import { countAttempt } from './store/attempts.ts';

/** The form in which a key is stored: the table holds what strangers typed, which must not be readable. */
export const attemptKey = ({ key }: AttemptLimit): string => createHash('sha256').update(key).digest('base64url');

/**
 * Counts an attempt before it is looked at, so that those side by side are counted too, and over all processes.
 * @param limits in the order in which everybody who counts these kinds names them.
 * @throws TooManyAttemptsError when one of the limits was reached before.
 */
export async function takeAttempt(deps: CustomersDeps, limits: readonly AttemptLimit[]): Promise<void> {
  const at = deps.clock.now();
  const counted = await countAttempt(deps.db, limits.map(attemptKey), at, new Date(at.getTime() - ATTEMPT_WINDOW_MS));
  const counts = new Map(counted.map((one) => [one.key, one]));
  for (const limit of limits) {
    const one = counts.get(attemptKey(limit));
    if (one && one.count > limit.max)
      throw new TooManyAttemptsError(new Date(one.windowStartedAt.getTime() + ATTEMPT_WINDOW_MS));
  }
}
