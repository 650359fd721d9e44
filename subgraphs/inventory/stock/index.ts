import type { Area } from '#kernel/runtime/area.ts';
import { can } from '../../shared/permissions.ts';
import type { InventoryDeps } from '../deps.ts';
import { levelsOfEvent } from './events.ts';
import './graphql/ledger.ts';
import './graphql/level.ts';
import './graphql/mutations.ts';
import './graphql/product-variant.ts';
import './graphql/queries.ts';

export const stock: Area<InventoryDeps> = {
  name: 'stock',
  pushes: [
    {
      topic: 'inventory',
      types: ['inventory.level-changed.v1'],
      isAllowed: (actor) => can(actor, 'inventory:read'),
      keysOf: (event) => levelsOfEvent(event.payload).map((id) => ({ __typename: 'InventoryLevel', id })),
    },
  ],
};
