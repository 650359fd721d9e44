import { sql } from '#kernel/database/sql.ts';
import { bearerOf } from '#kernel/request/actor.ts';
import type { Area } from '#kernel/runtime/area.ts';
import { can } from '../../shared/permissions.ts';
import type { OrdersDeps } from '../deps.ts';
import { ORDER_CANCELED, ORDER_PLACED, ORDER_RETURNED } from './events.ts';
import { subscriptions } from './handlers.ts';
import { listenToOrder, orderKey } from './listen-to-order.ts';
import { ABORTED_DAYS, abortedBefore } from './store/checkout-decisions.ts';
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
  // Parts first: nothing of an order goes while it has some.
  retention: [
    {
      name: 'lines of aborted checkouts',
      days: ABORTED_DAYS,
      remove: (before, limit) => sql`
        delete from order_line where id in (
          select l.id from order_line l join orders o on o.id = l.order_id where ${abortedBefore(before)} limit ${limit})
        returning 1`,
    },
    {
      name: 'aborted checkouts',
      days: ABORTED_DAYS,
      remove: (before, limit) => sql`
        delete from orders where id in (
          select o.id from orders o where ${abortedBefore(before)}
            and not exists (select 1 from order_line l where l.order_id = o.id)
            and not exists (select 1 from payment p where p.order_id = o.id) limit ${limit})
        returning 1`,
    },
  ],
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
