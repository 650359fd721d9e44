import { givenIds } from '../../../shared/given-ids.ts';
import { builder } from '../../builder.ts';
import { LocationKindType } from '../../locations/graphql/types.ts';
import type { RoutingFacts } from '../model/availability.ts';
import { readRoutingData } from '../read-routing-data.ts';

const inaccessible = true;

const InventoryRoutingRowType = builder.objectRef<RoutingFacts>('InventoryRoutingRow').implement({
  inaccessible,
  fields: (t) => ({
    variantId: t.exposeID('variantId'),
    locationId: t.exposeID('locationId'),
    available: t.exposeInt('available'),
    kind: t.field({ type: LocationKindType, resolve: (row) => row.kind }),
    pickupEnabled: t.exposeBoolean('pickupEnabled'),
    shipFromStore: t.exposeBoolean('shipFromStore'),
    latitude: t.exposeFloat('latitude', { nullable: true }),
    longitude: t.exposeFloat('longitude', { nullable: true }),
  }),
});

builder.queryField('inventoryRoutingData', (t) =>
  t.field({
    type: [InventoryRoutingRowType],
    inaccessible,
    access: 'service',
    description: 'What active locations have available of variants, and what they can do; one statement.',
    args: {
      variantIds: t.arg.idList({ required: true }),
      ownerId: t.arg.id({ description: 'Whose holds count as available.' }),
    },
    resolve: (_root, { variantIds, ownerId }, { deps }) =>
      readRoutingData(deps, givenIds('var', variantIds), ownerId ?? undefined),
  }),
);
