import { HttpError } from 'react-admin';
import { listByPage } from '../../../api/connection.ts';
import {
  type OrderFilter,
  type OrderResult,
  type OrdersResult,
  orderDocument,
  ordersDocument,
} from '../../../api/generated/orders/order.ts';
import type { CreateHandlers } from '../../../api/resource.ts';
import type { OrderListFilter } from '../../../filters/order-filter.ts';
import { addDays } from '../../../time/business-day.ts';
import { SHOP_TIME_ZONE } from '../../../time/shop-time-zone.ts';

export type OrderRow = OrdersResult['orders']['nodes'][number];
export type OrderRecord = NonNullable<OrderResult['order']>;
export type OrderTotals = NonNullable<OrdersResult['orders']['totals']>;

export const orderHandlers: CreateHandlers = (client, cursors) => {
  return {
    getList: (params) =>
      listByPage(cursors, 'orders', params, async (first, after) => {
        const variables = { first, after, filter: toOrderFilter(params.filter as OrderListFilter) };
        const { orders } = await client.request(ordersDocument, variables, { signal: params.signal });
        return { ...orders, meta: orders.totals };
      }),
    async getOne({ id }) {
      const { order } = await client.request(orderDocument, { id: String(id) });
      if (!order) throw new HttpError('Order not found', 404, { code: 'NOT_FOUND' });
      return order;
    },
  };
};

/** The API's half-open filter, with the zone in which its days are meant. */
function toOrderFilter(filter: OrderListFilter): OrderFilter {
  const { q, status, channels, storeIds, from, to, customerId, currencyCode } = filter;
  return {
    ...(q ? { query: q } : {}),
    ...(status ? { status } : {}),
    ...(channels && channels.length > 0 ? { channels } : {}),
    ...(storeIds && storeIds.length > 0 ? { storeIds } : {}),
    ...(from ? { from } : {}),
    ...(to ? { to: addDays(to, 1) } : {}),
    ...(from || to ? { zone: SHOP_TIME_ZONE } : {}),
    ...(customerId ? { customerId } : {}),
    ...(currencyCode ? { currencyCode } : {}),
  };
}
