import { LRUCache } from 'lru-cache';

/** Answer of a rate limiter: whether the caller may continue, what it has left, or how long to wait. */
interface RateVerdict {
  readonly allowed: boolean;
  readonly remaining: number;
  /** Until the whole quota is there again. */
  readonly resetSeconds: number;
  readonly retryAfterSeconds: number;
}

/**
 * Counts requests by caller. One gateway keeps this in memory; several replicas share it through an implementation
 * over Redis, which is why it answers a promise.
 */
export interface RateLimiter {
  /** In the words of the `RateLimit-Policy` header. */
  readonly policy: { readonly name: string; readonly quota: number; readonly windowSeconds: number };
  /** Takes `count` at once, or none. */
  take(key: string, count?: number): Promise<RateVerdict>;
}

/** Callers remembered at most; those idle for longest are forgotten first, which is never to their disadvantage. */
const MAX_CALLERS = 50_000;

/** A token bucket per caller: `burst` at once, refilled evenly over `perMs`. */
export function createMemoryRateLimiter(
  name: string,
  burst: number,
  perMs: number,
  now: () => number = Date.now,
): RateLimiter {
  const buckets = new LRUCache<string, { tokens: number; at: number }>({ max: MAX_CALLERS });
  const refillPerMs = burst / perMs;
  const secondsFor = (tokens: number) => Math.ceil(tokens / refillPerMs / 1_000);
  return {
    policy: { name, quota: burst, windowSeconds: Math.ceil(perMs / 1_000) },
    async take(key, count = 1) {
      const at = now();
      const known = buckets.get(key);
      const tokens = known ? Math.min(burst, known.tokens + (at - known.at) * refillPerMs) : burst;
      const allowed = tokens >= count;
      const left = allowed ? tokens - count : tokens;
      buckets.set(key, { tokens: left, at });
      return {
        allowed,
        remaining: Math.floor(left),
        resetSeconds: secondsFor(burst - left),
        retryAfterSeconds: allowed ? 0 : Math.max(1, secondsFor(count - tokens)),
      };
    },
  };
}

/** The limit as headers of the answer, by their names. */
export function rateHeaders({ policy }: RateLimiter, verdict: RateVerdict): Record<string, string> {
  const { name, quota, windowSeconds } = policy;
  return {
    'ratelimit-policy': `"${name}";q=${quota};w=${windowSeconds}`,
    ratelimit: `"${name}";r=${verdict.remaining};t=${verdict.resetSeconds}`,
    ...(verdict.allowed ? {} : { 'retry-after': String(verdict.retryAfterSeconds) }),
  };
}
