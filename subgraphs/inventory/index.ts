import { defineSubgraph, type SubgraphModule } from '#kernel/runtime/subgraph.ts';
import { openContexts } from '../shared/contexts/open-contexts.ts';
import { availability } from './availability/index.ts';
import { toSchema } from './builder.ts';
import { commitments } from './commitments/index.ts';
import type { InventoryDeps } from './deps.ts';
import { holds } from './holds/index.ts';
import { imports } from './imports/index.ts';
import { locations } from './locations/index.ts';
import { reservations } from './reservations/index.ts';
import { shortages } from './shortages/index.ts';
import { stock } from './stock/index.ts';

/** One stock for every channel: locations, levels, holds and the ledger of why a number is what it is. */
export const inventory: SubgraphModule = defineSubgraph<InventoryDeps>({
  name: 'inventory',
  schema: toSchema(),
  openContexts,
  createDeps: (platform) => platform,
  areas: [locations, stock, holds, reservations, commitments, availability, shortages, imports],
});
