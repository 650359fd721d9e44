import { parsePage } from '#kernel/values/pagination.ts';
import { can } from '../../../shared/permissions.ts';
import { builder, pageArgs } from '../../builder.ts';
import { GeoPointInput } from '../../locations/graphql/types.ts';
import { listNearbyStores } from '../list-nearby-stores.ts';
import { type Availability, shownUnits, statusOf } from '../model/availability.ts';
import { locationStockLoader } from './loaders.ts';
import { DistanceInput, NearbyStoreConnectionType } from './nearby-stores.ts';

const AvailabilityStatusType = builder.enumType('AvailabilityStatus', {
  description: 'What customers read about the stock of a variant.',
  values: {
    IN_STOCK: { description: 'Enough is available.' },
    LOW_STOCK: { description: 'Few units are available, by a number that the shop sets.' },
    NOT_TRACKED: { description: 'It needs no stock: a service.' },
    OUT_OF_STOCK: { description: 'Nothing is available.' },
  } as const,
});

export const AvailabilityType = builder.objectRef<Availability>('Availability').implement({
  description:
    'What can be promised at this moment, over all active locations: one pool for every channel. Held, committed, damaged and safety units are not in it; a sale or hold shows in the very next query.',
  fields: (t) => ({
    status: t.field({
      type: AvailabilityStatusType,
      description: 'In words that suit everybody.',
      resolve: (availability, _args, { deps }) => statusOf(availability, deps.config),
    }),
    isTracked: t.exposeBoolean('isTracked', { description: 'Whether it needs stock; a service does not.' }),
    availableQuantity: t.int({
      nullable: true,
      description:
        'Units that can be promised, exact for who may read stock; for all others no more than the number that the shop sets. Null where no stock is needed, or no number is disclosed.',
      resolve: ({ isTracked, units }, _args, { deps, request }) => {
        if (!isTracked) return null;
        return can(request.actor, 'inventory:read') ? units : shownUnits(units, deps.config);
      },
    }),
    nearbyStores: t.field({
      type: NearbyStoreConnectionType,
      description: 'Stores around a point that have units, nearest first.',
      args: {
        near: t.arg({ type: GeoPointInput, required: true, description: 'The point.' }),
        within: t.arg({ type: DistanceInput, description: 'How far away at most; 50 kilometers when left out.' }),
        ...pageArgs(t),
      },
      resolve: async ({ variantId, isTracked }, { near, within, ...args }, context) => {
        const page = parsePage(args, 2);
        const stock = isTracked ? await locationStockLoader(context).load(variantId) : [];
        return listNearbyStores(context.deps, { near, within }, page, stock);
      },
    }),
  }),
});
