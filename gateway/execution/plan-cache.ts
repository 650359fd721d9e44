import type { QueryPlan, QueryPlanCache } from '@apollo/query-planner';

/** Plans of operations that were not committed, at most; the least recently used goes first. */
const MAX_PLANS = 500;

export interface PlanCache extends QueryPlanCache {
  /** Keeps a plan for good: committed operations are never planned during a request. */
  pin(key: string, plan: QueryPlan): void;
  /** A plan that is known, at once. */
  peek(key: string): QueryPlan | undefined;
}

/**
 * Counts plans instead of weighing them: Apollo's own cache serialises each plan to JSON to learn its size, which
 * costs as much as planning. The bound on an operation's size bounds a plan's.
 */
export function createPlanCache(): PlanCache {
  const pinned = new Map<string, QueryPlan>();
  const recent = new Map<string, QueryPlan>();
  function peek(key: string): QueryPlan | undefined {
    const known = pinned.get(key) ?? recent.get(key);
    if (known && recent.delete(key)) recent.set(key, known);
    return known;
  }
  return {
    pin: (key, plan) => void pinned.set(key, plan),
    peek,
    get: async (key) => peek(key),
    async set(key, plan) {
      recent.set(key, plan);
      const oldest = recent.size > MAX_PLANS ? recent.keys().next().value : undefined;
      if (oldest !== undefined) recent.delete(oldest);
    },
    async delete(key) {
      return recent.delete(key);
    },
    clear() {
      pinned.clear();
      recent.clear();
    },
  };
}
