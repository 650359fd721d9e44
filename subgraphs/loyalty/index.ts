import { defineSubgraph } from '#kernel/runtime/subgraph.ts';
import { MINUTE } from '#kernel/values/time.ts';
import type { LoyaltyDeps } from './deps.ts';
import { schema } from './graphql/index.ts';
import { subscriptions } from './points/handlers.ts';
import { resolveOldHolds } from './redemption/resolve-old-holds.ts';

/** Points and gift cards: the value ledgers of the house. */
export const loyalty = defineSubgraph<LoyaltyDeps>({
  name: 'loyalty',
  schema,
  createDeps: (platform) => platform,
  subscriptions,
  workers: (deps) => [
    { name: 'resolve-old-holds', everyMs: MINUTE / 4, run: (request) => resolveOldHolds(deps, request) },
  ],
  pushes: [
    {
      topic: 'loyalty',
      types: ['loyalty.points-changed.v1'],
      permission: 'loyalty:read',
      keysOf: (event) => [{ __typename: 'LoyaltyAccount', id: event.aggregateId }],
    },
  ],
});
