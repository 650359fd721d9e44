import { bearerOf } from '#kernel/request/actor.ts';
import type { Area } from '#kernel/runtime/area.ts';
import { can } from '../../shared/permissions.ts';
import type { OrdersDeps } from '../deps.ts';
import { ORDER_CANCELED, ORDER_PLACED, ORDER_RETURNED } from './events.ts';
import { subscriptions } from './handlers.ts';
import { listenToOrder, orderKey } from './listen-to-order.ts';
import './graphql/customer.ts';
import './graphql/order.ts';
import './graphql/order-cost.ts';
import './graphql/order-line.ts';
import './graphql/ports.ts';
import './graphql/queries.ts';

/** The order's record with its parts, read whole; lists, search, and the history of a customer. */
export const order: Area<OrdersDeps> = {
  name: 'order',
  subscriptions: () => subscriptions,
  sensitiveFields: ['order.ref.lookup'],
  pushes: [
    {
      topic: 'orders',
      types: [ORDER_PLACED, ORDER_CANCELED, ORDER_RETURNED],
      listen: (_deps, actor) => {
        const own = bearerOf(actor);
        if (own === undefined && !can(actor, 'orders:read')) return undefined;
        return (event) => (own === undefined || event.payload['customerId'] === own ? [orderKey(event)] : []);
      },
    },
    {
      topic: 'order:*',
      types: [ORDER_PLACED, ORDER_CANCELED, ORDER_RETURNED],
      listen: (deps, actor, id) => listenToOrder(deps, actor, id),
    },
  ],
};
