import { type PlanCache, planKey } from '../execution/plan-cache.ts';
import type { OperationCheck } from '../request/asked-operation.ts';
import { createMemoryRateLimiter } from './rate-limit.ts';
import { refuse } from './refuse.ts';

function tooManyNew(retryAfterSeconds: number) {
  const text = {
    en: `Too many new operations; try again in ${retryAfterSeconds} s, or send one that was sent before.`,
    fr: `Trop de nouvelles opérations ; réessayez dans ${retryAfterSeconds} s, ou envoyez-en une déjà connue.`,
  };
  const headers: ReadonlyArray<[string, string]> = [['retry-after', String(retryAfterSeconds)]];
  return refuse(429, 'RATE_LIMITED', text, { retryAfterSeconds }, headers);
}

/**
 * Bounds how many operations that nobody has sent before one address has planned in a minute: planning one takes up to
 * 63 ms of the only thread. Committed operations, and those planned already, cost nothing.
 */
export function planningBudget(perMinute: number, plans: PlanCache): OperationCheck {
  if (perMinute === 0) return () => undefined;
  const limiter = createMemoryRateLimiter('new operations', perMinute, 60_000);
  return async ({ queryHash, operation, context }) => {
    if (plans.knows(planKey(queryHash, operation?.name?.value))) return;
    const { allowed, retryAfterSeconds } = await limiter.take(context.request.address ?? 'unknown');
    if (!allowed) throw tooManyNew(retryAfterSeconds);
  };
}
