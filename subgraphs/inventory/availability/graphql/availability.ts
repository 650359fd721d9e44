import { builder } from '../../builder.ts';
import { loadLocation } from '../../locations/graphql/loaders.ts';
import { LocationType } from '../../locations/graphql/types.ts';
import { type LocationStock, nearest, type VariantTotal } from '../model/availability.ts';
import { locationStockLoader } from './loaders.ts';

const LocationAvailabilityType = builder.objectRef<LocationStock>('LocationAvailability').implement({
  description: 'Units of a variant that one location has available.',
  fields: (t) => ({
    location: t.field({
      type: LocationType,
      resolve: (stock, _args, context) => loadLocation(context, stock.locationId),
    }),
    available: t.exposeInt('available'),
    distanceKm: t.float({ nullable: true, resolve: (stock) => stock.distanceKm ?? null }),
  }),
});

export const AvailabilityType = builder.objectRef<VariantTotal>('Availability').implement({
  description:
    'What can be promised at this moment, over all active locations: one pool for every channel. Held, committed, damaged and safety units are not in it; a sale or hold shows in the very next query.',
  fields: (t) => ({
    total: t.exposeInt('total'),
    inStock: t.boolean({ resolve: ({ total }) => total > 0 }),
    locations: t.field({
      type: [LocationAvailabilityType],
      description: 'Every active location that stocks the variant, those without units included.',
      resolve: ({ variantId }, _args, context) => locationStockLoader(context).load(variantId),
    }),
    near: t.field({
      type: [LocationAvailabilityType],
      description: 'Locations with units around a point, nearest first.',
      args: {
        latitude: t.arg.float({ required: true }),
        longitude: t.arg.float({ required: true }),
        radiusKm: t.arg.float({ defaultValue: 50 }),
      },
      resolve: async ({ variantId }, { latitude, longitude, radiusKm }, context) =>
        nearest(await locationStockLoader(context).load(variantId), { latitude, longitude }, radiusKm ?? 50),
    }),
  }),
});
