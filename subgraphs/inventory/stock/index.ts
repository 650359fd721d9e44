import type { Area } from '#kernel/runtime/area.ts';
import { can, isAtLocation } from '../../shared/permissions.ts';
import type { InventoryDeps } from '../deps.ts';
import { levelsOfEvent, variantsOfEvent } from './events.ts';
import './graphql/ledger.ts';
import './graphql/level.ts';
import './graphql/mutations.ts';
import './graphql/product-variant.ts';
import './graphql/queries.ts';

const levelKey = ({ levelId, version }: { levelId: string; version: number }) => ({
  type: 'InventoryLevel',
  id: levelId,
  version,
});

export const stock: Area<InventoryDeps> = {
  name: 'stock',
  pushes: [
    {
      topic: 'inventory',
      types: ['inventory.level-changed.v1'],
      listen: (_deps, actor) =>
        can(actor, 'inventory:read')
          ? ({ payload }) =>
              levelsOfEvent(payload)
                .filter(({ locationId }) => isAtLocation(actor, locationId))
                .map(levelKey)
          : undefined,
    },
    {
      topic: 'variant:*',
      types: ['inventory.level-changed.v1'],
      listen:
        (_deps, _actor, id) =>
        ({ payload }) =>
          variantsOfEvent(payload).includes(id) ? [{ type: 'ProductVariant', id }] : [],
    },
  ],
};
