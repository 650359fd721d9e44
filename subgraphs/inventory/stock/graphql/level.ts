import { parsePage } from '#kernel/values/pagination.ts';
import { builder, connectionType } from '../../builder.ts';
import { Location } from '../../locations/graphql/location.ts';
import { ProductVariant } from '../../references.ts';
import { listLevels, MAX_FILTER_IDS } from '../list-levels.ts';
import type { LevelRow } from '../store/levels.ts';

export const InventoryLevel = builder.objectRef<LevelRow>('InventoryLevel').implement({
  description:
    'The stock of a variant at a location. onHand = available + committed + reserved + damaged + safetyStock + qualityControl; incoming lies outside it, shortage beside it.',
  fields: (t) => ({
    id: t.exposeID('id'),
    variant: t.field({ type: ProductVariant, nullable: true, resolve: (level) => ({ id: level.variantId }) }),
    location: t.field({ type: Location, resolve: (level) => level.locationId }),
    available: t.exposeInt('available', { description: 'Units that can be promised.' }),
    onHand: t.exposeInt('onHand', { description: 'Units in the building, by the books.' }),
    committed: t.exposeInt('committed', { description: 'Units of placed orders that have not left.' }),
    reserved: t.exposeInt('reserved', { description: 'Units held for carts, checkouts and visits.' }),
    damaged: t.exposeInt('damaged'),
    safetyStock: t.exposeInt('safetyStock', { description: 'Units kept back from every promise.' }),
    qualityControl: t.exposeInt('qualityControl'),
    incoming: t.exposeInt('incoming', { description: 'Units on their way, not in the building.' }),
    shortage: t.exposeInt('shortage', {
      description: 'Units in the books that were sold or not found: a count settles it, and units that become free do.',
    }),
    updatedAt: t.field({ type: 'DateTime', resolve: (level) => level.updatedAt }),
    version: t.exposeInt('version', { description: 'Grows with every change of the level.' }),
  }),
});

const Condition = builder.enumType('InventoryLevelCondition', {
  description: 'Which levels a list is narrowed to.',
  values: {
    IN_STOCK: { value: 'IN_STOCK', description: 'Something is available.' },
    OUT_OF_STOCK: { value: 'OUT_OF_STOCK', description: 'Nothing is available.' },
    SHORT: { value: 'SHORT', description: 'Units are missing.' },
    INCOMING: { value: 'INCOMING', description: 'Units are on their way.' },
  } as const,
});

const InventoryLevelConnection = connectionType('InventoryLevel', InventoryLevel);

builder.queryField('inventoryLevels', (t) =>
  t.field({
    type: InventoryLevelConnection,
    description: `Levels in a stable order. Needs inventory:read; at most ${MAX_FILTER_IDS} ids a filter.`,
    authScopes: { permission: 'inventory:read' },
    args: {
      first: t.arg.int({ defaultValue: 24 }),
      after: t.arg.string(),
      locationId: t.arg.id(),
      variantIds: t.arg.idList(),
      ids: t.arg.idList(),
      state: t.arg({ type: Condition }),
    },
    resolve: async (_root, { locationId, variantIds, ids, state, ...args }, { deps }) => {
      const page = parsePage(args, 1);
      const filter = {
        locationId: locationId ?? undefined,
        variantIds: variantIds ?? undefined,
        ids: ids ?? undefined,
        condition: state ?? undefined,
      };
      return listLevels(deps, filter, page);
    },
  }),
);
