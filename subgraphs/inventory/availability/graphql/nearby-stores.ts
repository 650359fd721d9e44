import { parseId } from '#kernel/values/ids.ts';
import { type Page, parsePage } from '#kernel/values/pagination.ts';
import { can } from '../../../shared/permissions.ts';
import { builder, PageInfo, pageArgs } from '../../builder.ts';
import { loadLocation } from '../../locations/graphql/loaders.ts';
import { GeoPointInput, LocationType } from '../../locations/graphql/types.ts';
import { listNearbyStores } from '../list-nearby-stores.ts';
import { shownUnits } from '../model/availability.ts';
import { type NearbyStore, toMiles } from '../model/nearby-stores.ts';
import { locationStockLoader } from './loaders.ts';

const DistanceType = builder.objectRef<{ readonly kilometers: number }>('Distance').implement({
  description: 'How far apart two points are, as the crow flies.',
  fields: (t) => ({
    kilometers: t.exposeFloat('kilometers', { description: 'In kilometers.' }),
    miles: t.float({ description: 'In miles.', resolve: ({ kilometers }) => toMiles(kilometers) }),
  }),
});
export const DistanceInput = builder.inputType('DistanceInput', {
  description: 'A distance in one of its units.',
  isOneOf: true,
  fields: (t) => ({
    kilometers: t.float({ description: 'In kilometers.' }),
    miles: t.float({ description: 'In miles.' }),
  }),
});

const NearbyStoreEdgeType = builder.objectRef<Page<NearbyStore>['edges'][number]>('NearbyStoreEdge').implement({
  description: 'A store around a point.',
  fields: (t) => ({
    cursor: t.exposeString('cursor', { description: 'The place in the list after this store.' }),
    node: t.field({
      type: LocationType,
      description: 'The store.',
      resolve: ({ node }, _args, context) => loadLocation(context, node.locationId),
    }),
    distance: t.field({
      type: DistanceType,
      description: 'From the point that was asked about.',
      resolve: ({ node }) => ({ kilometers: node.distanceKm }),
    }),
    availableQuantity: t.int({
      nullable: true,
      description:
        'Units of the variant that the store has available; for customers no more than the shop discloses. Null where no variant is asked for, or no number is disclosed.',
      resolve: ({ node: { available } }, _args, { deps, request }) => {
        if (available === null || can(request.actor, 'inventory:read')) return available;
        return shownUnits(available, deps.config);
      },
    }),
  }),
});
export const NearbyStoreConnectionType = builder.objectRef<Page<NearbyStore>>('NearbyStoreConnection').implement({
  description: 'A page of stores around a point, nearest first.',
  fields: (t) => ({
    edges: t.field({
      type: [NearbyStoreEdgeType],
      description: 'The stores with what belongs to the question.',
      resolve: (page) => [...page.edges],
    }),
    nodes: t.field({
      type: [LocationType],
      description: 'The stores alone.',
      resolve: (page, _args, context) =>
        Promise.all(page.nodes.map((store) => loadLocation(context, store.locationId))),
    }),
    pageInfo: t.field({ type: PageInfo, description: 'Where the page lies.', resolve: (page) => page.pageInfo }),
  }),
});

builder.queryField('nearbyStores', (t) =>
  t.field({
    access: 'public',
    type: NearbyStoreConnectionType,
    description: 'Active stores around a point, nearest first; with a variant only those that have it available.',
    args: {
      near: t.arg({ type: GeoPointInput, required: true, description: 'The point.' }),
      within: t.arg({ type: DistanceInput, description: 'How far away at most; 50 kilometers when left out.' }),
      variantId: t.arg.id({ description: 'A variant that the stores must have.' }),
      ...pageArgs(t),
    },
    resolve: async (_root, { near, within, variantId, ...args }, context) => {
      const page = parsePage(args, 2);
      const stock = variantId
        ? await locationStockLoader(context).load(parseId('var', variantId, 'variantId'))
        : undefined;
      return listNearbyStores(context.deps, { near, within }, page, stock);
    },
  }),
);
