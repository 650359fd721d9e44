import { parseId } from '#kernel/values/ids.ts';
import { builder } from '../../builder.ts';
import { LocationType } from '../../locations/graphql/types.ts';
import { findStoresNear } from '../find-stores-near.ts';

builder.queryFields((t) => ({
  storesNear: t.field({
    type: [LocationType],
    description: 'Active stores around a point, nearest first; with a variant only those that have it available.',
    args: {
      latitude: t.arg.float({ required: true }),
      longitude: t.arg.float({ required: true }),
      radiusKm: t.arg.float({ defaultValue: 50 }),
      variantId: t.arg.id(),
      first: t.arg.int({ defaultValue: 20 }),
    },
    resolve: (_root, { latitude, longitude, radiusKm, variantId, first }, { deps }) =>
      findStoresNear(deps, {
        latitude,
        longitude,
        radiusKm: radiusKm ?? 50,
        first: first ?? 20,
        variantId: variantId ? parseId('var', variantId, 'variantId') : undefined,
      }),
  }),
}));
