import { defineSubgraph } from '#kernel/runtime/subgraph.ts';
import { openContexts } from '../shared/contexts/open-contexts.ts';
import { toSchema } from './builder.ts';
import type { LoyaltyDeps } from './deps.ts';
import { giftCards } from './gift-cards/index.ts';
import { imports } from './imports/index.ts';
import { points } from './points/index.ts';
import { redemption } from './redemption/index.ts';

/** Points and gift cards: the retailer's value ledgers. */
export const loyalty = defineSubgraph<LoyaltyDeps>({
  name: 'loyalty',
  schema: toSchema(),
  openContexts,
  createDeps: (platform) => platform,
  areas: [points, giftCards, redemption, imports],
});
