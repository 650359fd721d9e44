import type { RequestContext } from '#kernel/request/context.ts';
import type { CustomersDeps } from '../deps.ts';
import { FAMILIAR_MS, passwordLimits } from './model/attempt-limit.ts';
import { clearAttempts, takeBackAttempt } from './store/attempts.ts';
import { isFamiliar, rememberPair } from './store/familiar-pairs.ts';
import { attemptKey, takeAttempt } from './take-attempt.ts';

/** A guess at a password that was counted. */
export interface Guess {
  /** It was the owner's: what was guessed before is forgotten, and the account is at home at the address. */
  settle(): Promise<void>;
  /** It was right, and says nothing of those before it. */
  takeBack(): Promise<void>;
}

/**
 * Counts a guess against the address that it comes from: first for the account, then for all accounts that are not at
 * home there. Nobody closes an account to its owner by guessing, nor an address to who signs in from it as ever.
 * @throws TooManyAttemptsError
 */
export async function countGuess(deps: CustomersDeps, request: RequestContext, account: string): Promise<Guess> {
  const { pair, all } = passwordLimits(account, request.address);
  const key = attemptKey(pair);
  const at = deps.clock.now();
  await takeAttempt(deps, [pair]);
  const isAtHome = await isFamiliar(deps.db, key, new Date(at.getTime() - FAMILIAR_MS));
  if (!isAtHome) await takeAttempt(deps, [all]);
  return {
    async settle() {
      await clearAttempts(deps.db, key);
      if (!isAtHome) await takeBackAttempt(deps.db, attemptKey(all));
      await rememberPair(deps.db, key, at);
    },
    async takeBack() {
      await takeBackAttempt(deps.db, key);
      if (!isAtHome) await takeBackAttempt(deps.db, attemptKey(all));
    },
  };
}
