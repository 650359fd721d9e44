import { createHash } from 'node:crypto';
import type { QueryPlan, QueryPlanCache } from '@apollo/query-planner';
import { LRUCache } from 'lru-cache';

/** Plans of operations that were not committed, at most. */
const MAX_PLANS = 500;

export interface PlanCache extends QueryPlanCache {
  /** Keeps a plan for good: committed operations are never planned during a request. */
  pin(key: string, plan: QueryPlan): void;
  /** A plan that is known, at once. */
  peek(key: string): QueryPlan | undefined;
  /** Whether the operation was planned, for whatever rights. */
  knows(key: string): boolean;
}

/** Apollo Gateway's key of a plan: the hash of the text, or that of it and the operation's name. */
export function planKey(queryHash: string, operationName: string | undefined): string {
  return operationName ? createHash('sha256').update(`${queryHash}${operationName}`).digest('hex') : queryHash;
}

/**
 * Counts plans instead of weighing them: Apollo's own cache serializes each plan to JSON to learn its size, which
 * costs as much as planning. The bound on an operation's size bounds a plan's.
 */
export function createPlanCache(): PlanCache {
  const pinned = new Map<string, QueryPlan>();
  const recent = new LRUCache<string, QueryPlan>({ max: MAX_PLANS });
  const peek = (key: string) => pinned.get(key) ?? recent.get(key);
  return {
    pin: (key, plan) => void pinned.set(key, plan),
    peek,
    knows: (key) =>
      pinned.has(key) || recent.has(key) || [...recent.keys()].some((planned) => planned.startsWith(`${key} `)),
    get: async (key) => peek(key),
    set: async (key, plan) => void recent.set(key, plan),
    delete: async (key) => recent.delete(key),
    clear() {
      pinned.clear();
      recent.clear();
    },
  };
}
