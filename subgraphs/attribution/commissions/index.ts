import type { Area } from '#kernel/runtime/area.ts';
import type { AttributionDeps } from '../deps.ts';
import { applyPolicies } from './apply-policies.ts';
import { subscriptions } from './handlers.ts';
import './graphql/mutations.ts';
import './graphql/queries.ts';

const APPLY_EVERY_MS = 5_000;

/** What associates earn by the orders they led to, and what stores are credited for orders they fulfilled. */
export const commissions: Area<AttributionDeps> = {
  name: 'commissions',
  subscriptions: () => subscriptions,
  workers: (deps) => [{ name: 'apply-commission-policies', everyMs: APPLY_EVERY_MS, run: () => applyPolicies(deps) }],
};
