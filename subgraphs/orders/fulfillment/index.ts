import type { Area } from '#kernel/runtime/area.ts';
import { SECOND } from '#kernel/values/time.ts';
import { can } from '../../shared/permissions.ts';
import type { OrdersDeps } from '../deps.ts';
import { checkShortages } from './check-shortages.ts';
import { FULFILLMENT_EXCEPTION_RAISED, FULFILLMENT_ORDER_CHANGED } from './events.ts';
import './graphql/fulfillment-order.ts';
import './graphql/mutations.ts';
import './graphql/queries.ts';

/** The work of each location with an order, step by step; units that are missing are sent from elsewhere, or marked. */
export const fulfillment: Area<OrdersDeps> = {
  name: 'fulfillment',
  workers: (deps) => [
    { name: 'check-shortages', everyMs: 5 * SECOND, run: (request) => checkShortages(deps, request) },
  ],
  pushes: [
    {
      topic: 'orders',
      types: [FULFILLMENT_ORDER_CHANGED, FULFILLMENT_EXCEPTION_RAISED],
      isAllowed: (actor) => can(actor, 'orders:read'),
      keysOf: ({ payload }) => [{ __typename: 'Order', id: String(payload['orderId']) }],
    },
  ],
};
