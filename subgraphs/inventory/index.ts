import { defineSubgraph, type SubgraphModule } from '#kernel/runtime/subgraph.ts';
import { SECOND } from '#kernel/values/time.ts';
import type { InventoryDeps } from './deps.ts';
import { schema } from './graphql/index.ts';
import { resolveCheckoutHolds } from './holds/resolve-checkout-holds.ts';
import { sweepExpiredHolds } from './holds/sweep-expired-holds.ts';
import { levelsOfEvent, variantsOfEvent } from './stock/events.ts';

/** One stock for every channel: locations, levels, holds and the ledger of why a number is what it is. */
export const inventory: SubgraphModule = defineSubgraph<InventoryDeps>({
  name: 'inventory',
  schema,
  createDeps: (platform) => platform,
  workers: (deps) => [
    {
      name: 'sweep-expired-holds',
      everyMs: 5 * SECOND,
      run: async () => {
        await sweepExpiredHolds(deps);
      },
    },
    { name: 'resolve-checkout-holds', everyMs: 15 * SECOND, run: (request) => resolveCheckoutHolds(deps, request) },
  ],
  shared: {
    fields: [],
    changedBy: ({ payload }) => variantsOfEvent(payload),
  },
  pushes: [
    {
      topic: 'inventory',
      types: ['inventory.level-changed.v1'],
      permission: 'inventory:read',
      keysOf: (event) => levelsOfEvent(event.payload).map((id) => ({ __typename: 'InventoryLevel', id })),
    },
  ],
});
