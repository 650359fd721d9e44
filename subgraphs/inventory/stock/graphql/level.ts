import { loadLocation } from '../../locations/graphql/loaders.ts';
import { LocationType } from '../../locations/graphql/types.ts';
import { ProductVariant } from '../../references.ts';
import { InventoryLevelType } from './types.ts';

InventoryLevelType.implement({
  description:
    'The stock of a variant at a location. onHand = available + committed + reserved + damaged + safetyStock + qualityControl; incoming lies outside it, shortage beside it.',
  fields: (t) => ({
    id: t.exposeID('id'),
    variant: t.field({
      type: ProductVariant,
      nullable: true,
      description: 'What it is of; null when the catalog does not know it any more.',
      resolve: (level) => ({ id: level.variantId }),
    }),
    location: t.field({
      type: LocationType,
      description: 'Where it is.',
      resolve: (level, _args, context) => loadLocation(context, level.locationId),
    }),
    available: t.exposeInt('available', { description: 'Units that can be promised.' }),
    onHand: t.exposeInt('onHand', { description: 'Units in the building, by the ledger.' }),
    committed: t.exposeInt('committed', { description: 'Units of placed orders that have not left.' }),
    reserved: t.exposeInt('reserved', { description: 'Units held for carts, checkouts and visits.' }),
    damaged: t.exposeInt('damaged', { description: 'Units in the building that cannot be sold.' }),
    safetyStock: t.exposeInt('safetyStock', { description: 'Units kept back from every promise.' }),
    qualityControl: t.exposeInt('qualityControl', { description: 'Units that are looked at before they may be sold.' }),
    incoming: t.exposeInt('incoming', { description: 'Units on their way, not in the building.' }),
    shortage: t.exposeInt('shortage', {
      description:
        'Units in the ledger that were sold or not found: a count settles it, and so do units that become free.',
    }),
    updatedAt: t.field({
      type: 'DateTime',
      description: 'When it changed last.',
      resolve: (level) => level.updatedAt,
    }),
    version: t.exposeInt('version', { description: 'Grows with every change of the level.' }),
  }),
});
