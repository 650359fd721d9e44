import type { Area } from '#kernel/runtime/area.ts';
import { SECOND } from '#kernel/values/time.ts';
import { can, isAtLocation } from '../../shared/permissions.ts';
import type { OrdersDeps } from '../deps.ts';
import { listenToOrder, orderKey } from '../order/listen-to-order.ts';
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
      listen: (_deps, actor) => (can(actor, 'orders:read') ? (event) => [orderKey(event)] : undefined),
    },
    {
      topic: 'order:*',
      types: [FULFILLMENT_ORDER_CHANGED, FULFILLMENT_EXCEPTION_RAISED],
      listen: (deps, actor, id) => listenToOrder(deps, actor, id),
    },
    {
      topic: 'fulfillment-orders',
      types: [FULFILLMENT_ORDER_CHANGED, FULFILLMENT_EXCEPTION_RAISED],
      listen: (_deps, actor) =>
        can(actor, 'orders:read')
          ? ({ payload }) =>
              isAtLocation(actor, String(payload['locationId']))
                ? [{ type: 'FulfillmentOrder', id: String(payload['fulfillmentOrderId']) }]
                : []
          : undefined,
    },
  ],
};
