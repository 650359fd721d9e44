import type { GraphQLResolveInfo, SelectionSetNode } from 'graphql';
import { can } from '#kernel/request/access.ts';
import { builder } from '../../builder.ts';
import { levelsOfVariant, stockByLocation, totals } from '../../graphql/loaders.ts';
import { Location } from '../../locations/graphql/location.ts';
import { distanceKm } from '../../locations/model/geo.ts';
import { ProductVariant } from '../../references.ts';
import { InventoryLevel } from '../../stock/graphql/level.ts';
import type { LocationStock } from '../../stock/store/levels.ts';

interface AvailabilityShape {
  readonly variantId: string;
  readonly total: number;
}
interface LocationAvailabilityShape extends LocationStock {
  readonly distanceKm?: number;
}

/** True when a query asks for the fields by location: then totals are summed from those rows, in one statement. */
function asksByLocation(info: GraphQLResolveInfo): boolean {
  const selects = (set: SelectionSetNode | undefined): boolean =>
    set?.selections.some((selection) => {
      if (selection.kind === 'Field') return selection.name.value === 'locations' || selection.name.value === 'near';
      if (selection.kind === 'InlineFragment') return selects(selection.selectionSet);
      return selects(info.fragments[selection.name.value]?.selectionSet);
    }) ?? false;
  return info.fieldNodes.some((node) => selects(node.selectionSet));
}

const LocationAvailability = builder.objectRef<LocationAvailabilityShape>('LocationAvailability').implement({
  description: 'Units of a variant that one location has available.',
  fields: (t) => ({
    location: t.field({ type: Location, resolve: (stock) => stock.locationId }),
    available: t.exposeInt('available'),
    distanceKm: t.float({ nullable: true, resolve: (stock) => stock.distanceKm ?? null }),
  }),
});

const Availability = builder.objectRef<AvailabilityShape>('Availability').implement({
  description:
    'What can be promised at this moment, over all active locations: one pool for every channel. Held, committed, damaged and safety units are not in it; a sale or hold shows in the very next query.',
  fields: (t) => ({
    total: t.exposeInt('total'),
    inStock: t.boolean({ resolve: ({ total }) => total > 0 }),
    locations: t.field({
      type: [LocationAvailability],
      description: 'Every active location that stocks the variant, those without units included.',
      resolve: ({ variantId }, _args, context) =>
        stockByLocation(context)
          .load(variantId)
          .map((stock) => stock ?? []),
    }),
    near: t.field({
      type: [LocationAvailability],
      description: 'Locations with units around a point, nearest first.',
      args: {
        latitude: t.arg.float({ required: true }),
        longitude: t.arg.float({ required: true }),
        radiusKm: t.arg.float({ defaultValue: 50 }),
      },
      resolve: async ({ variantId }, { latitude, longitude, radiusKm }, context) =>
        ((await stockByLocation(context).load(variantId)) ?? [])
          .flatMap((stock) => {
            if (stock.available <= 0 || stock.latitude === null || stock.longitude === null) return [];
            const place = { latitude: stock.latitude, longitude: stock.longitude };
            return [{ ...stock, distanceKm: distanceKm({ latitude, longitude }, place) }];
          })
          .filter((stock) => stock.distanceKm <= (radiusKm ?? 50))
          .sort((a, b) => a.distanceKm - b.distanceKm),
    }),
  }),
});

builder.objectFields(ProductVariant, (t) => ({
  availability: t.field({
    type: Availability,
    nullable: true,
    description: 'What can be promised at this moment.',
    args: { channel: t.arg.id({ description: 'Every channel sells from the same pool; the answer is the same.' }) },
    resolve: ({ id }, _args, context, info) =>
      asksByLocation(info)
        ? stockByLocation(context)
            .load(id)
            .map((stock = []) => ({ variantId: id, total: stock.reduce((sum, { available }) => sum + available, 0) }))
        : totals(context)
            .load(id)
            .map((total = 0) => ({ variantId: id, total })),
  }),
  inventoryLevels: t.field({
    type: [InventoryLevel],
    nullable: true,
    description: 'The books of every location; null for who may not read them (inventory:read).',
    resolve: ({ id }, _args, context) =>
      can(context.request.actor, 'inventory:read')
        ? levelsOfVariant(context)
            .load(id)
            .map((rows) => rows ?? [])
        : null,
  }),
}));
