import { HttpError } from 'react-admin';
import type { GraphQLClient } from '../../../api/client.ts';
import { listByPage } from '../../../api/connection.ts';
import {
  type OrderFilter,
  type OrderResult,
  type OrderStatus,
  type OrdersResult,
  orderDocument,
  ordersDocument,
} from '../../../api/generated/operations.ts';
import type { PageCursors } from '../../../api/page-cursors.ts';
import type { ResourceHandlers } from '../../../api/resource-handlers.ts';
import { addDays } from '../../../time/business-day.ts';
import { HOUSE_ZONE } from '../../../time/retailer-zone.ts';

export type OrderRow = OrdersResult['orders']['nodes'][number];
export type OrderRecord = NonNullable<OrderResult['order']>;
export type OrderTotals = NonNullable<OrdersResult['orders']['totals']>;

/** The list's filters as they stand in the address; `to` is the last day, included, as people say it. */
export interface OrderListFilter {
  readonly q?: string;
  readonly status?: OrderStatus;
  readonly channels?: readonly string[];
  readonly storeIds?: readonly string[];
  readonly from?: string;
  readonly to?: string;
  readonly customerId?: string;
  readonly currencyCode?: string;
}

export function orderHandlers(client: GraphQLClient, cursors: PageCursors): ResourceHandlers {
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
}

/** The API's half-open filter, with the zone in which its days are meant. */
export function toOrderFilter(filter: OrderListFilter): OrderFilter {
  const { q, status, channels, storeIds, from, to, customerId, currencyCode } = filter;
  return {
    ...(q ? { query: q } : {}),
    ...(status ? { status } : {}),
    ...(channels && channels.length > 0 ? { channels } : {}),
    ...(storeIds && storeIds.length > 0 ? { storeIds } : {}),
    ...(from ? { from } : {}),
    ...(to ? { to: addDays(to, 1) } : {}),
    ...(from || to ? { zone: HOUSE_ZONE } : {}),
    ...(customerId ? { customerId } : {}),
    ...(currencyCode ? { currencyCode } : {}),
  };
}
