import { LRUCache } from 'lru-cache';

/** Answer of a rate limiter: whether the caller may continue, or how long to wait. */
interface RateVerdict {
  readonly allowed: boolean;
  readonly retryAfterSeconds: number;
}

/**
 * Counts requests by caller. One gateway keeps this in memory; several replicas share it through an implementation
 * over Redis, which is why it answers a promise.
 */
export interface RateLimiter {
  /** Takes `count` at once, or none. */
  take(key: string, count?: number): Promise<RateVerdict>;
}

/** Callers remembered at most; those idle for longest are forgotten first, which is never to their disadvantage. */
const MAX_CALLERS = 50_000;

const ALLOWED: RateVerdict = { allowed: true, retryAfterSeconds: 0 };

/** A token bucket per caller: `burst` at once, refilled evenly over `perMs`. */
export function createMemoryRateLimiter(burst: number, perMs: number, now: () => number = Date.now): RateLimiter {
  const buckets = new LRUCache<string, { tokens: number; at: number }>({ max: MAX_CALLERS });
  const refillPerMs = burst / perMs;
  return {
    async take(key, count = 1) {
      const at = now();
      const known = buckets.get(key);
      const tokens = known ? Math.min(burst, known.tokens + (at - known.at) * refillPerMs) : burst;
      buckets.set(key, { tokens: tokens >= count ? tokens - count : tokens, at });
      if (tokens >= count) return ALLOWED;
      return { allowed: false, retryAfterSeconds: Math.max(1, Math.ceil((count - tokens) / refillPerMs / 1_000)) };
    },
  };
}

/** No limit: development, tests and benchmarks. */
export const unlimited: RateLimiter = { take: async () => ALLOWED };
