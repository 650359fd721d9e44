import type { Area } from '#kernel/runtime/area.ts';
import { can } from '../../shared/permissions.ts';
import type { OrdersDeps } from '../deps.ts';
import { ORDER_CANCELED, ORDER_PLACED, ORDER_RETURNED } from './events.ts';
import { subscriptions } from './handlers.ts';
import './graphql/customer.ts';
import './graphql/order.ts';
import './graphql/order-cost.ts';
import './graphql/order-line.ts';
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
      isAllowed: (actor) => can(actor, 'orders:read'),
      keysOf: ({ payload }) => [{ __typename: 'Order', id: String(payload['orderId']) }],
    },
  ],
};
