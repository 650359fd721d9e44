import { HttpError } from 'react-admin';
import type { GraphQLClient } from '../../../api/client.ts';
import { listByPage } from '../../../api/connection.ts';
import { expectMember } from '../../../api/errors.ts';
import {
  type OrderFilter,
  type OrderResult,
  type OrderSort,
  type OrderSortKey,
  type OrdersResult,
  orderDocument,
  ordersDocument,
  type RefundOrderInput,
  refundOrderDocument,
} from '../../../api/generated/orders/order.ts';
import type { CreateHandlers } from '../../../api/resource.ts';
import type { OrderListFilter } from '../../../filters/order-filter.ts';
import type { Hit } from '../../../layout/menu.ts';
import { addDays } from '../../../time/business-day.ts';

/** How the list begins: the newest first. */
export const ORDER_ORDER = { field: 'placedAt', order: 'DESC' } as const;

type Orders = NonNullable<OrdersResult['orders']>;
export type OrderRow = Orders['nodes'][number];
export type OrderRecord = NonNullable<OrderResult['order']>;
export type OrderTotals = NonNullable<Orders['totals']>;

/** What of an order only some roles see, as the `meta` of a query. */
export type SeenWithOrders = {
  readonly withCustomers: boolean;
  /** Net sales. */
  readonly withReports: boolean;
};

/** What everybody sees who may read orders. */
const SEEN_BY_ALL: SeenWithOrders = { withCustomers: false, withReports: false };

/** An order as a search shows it. */
export const orderHit = ({ id, number, customer, channel }: OrderRow): Hit => ({
  path: `/orders/${encodeURIComponent(id)}/show`,
  primary: number,
  secondary: customer?.displayName ?? channel?.name ?? '',
});

export const orderHandlers: CreateHandlers = (client, cursors) => {
  return {
    getList: (params) =>
      listByPage(cursors, 'orders', params, async (first, after) => {
        const filter = params.filter as OrderListFilter;
        const { withCustomers, withReports } = (params.meta ?? SEEN_BY_ALL) as SeenWithOrders;
        const variables = {
          ...{ first, after, withCustomers, withSales: withReports },
          ...(filter.q ? { query: filter.q } : {}),
          filter: toOrderFilter(filter),
          sort: toSort(params.sort),
        };
        const { orders } = await client.request(ordersDocument, variables, { signal: params.signal });
        return { ...orders, meta: orders.totals };
      }),
    async getOne({ id, meta }) {
      const { withCustomers } = meta as SeenWithOrders;
      const { order } = await client.request(orderDocument, { id: String(id), withCustomer: withCustomers });
      if (!order) throw new HttpError('Order not found', 404, { code: 'NOT_FOUND' });
      return order;
    },
  };
};

/** Gives money back without goods. */
export async function refundOrder(client: GraphQLClient, input: RefundOrderInput): Promise<void> {
  const { refundOrder: result } = await client.request(refundOrderDocument, { input });
  expectMember(result, 'RefundOrderPayload');
}

const SORT_KEYS: Readonly<Record<string, OrderSortKey>> = { placedAt: 'PLACED_AT', total: 'TOTAL' };

function toSort({ field, order }: { field: string; order: string } = ORDER_ORDER): OrderSort {
  return { key: SORT_KEYS[field] ?? 'PLACED_AT', direction: order === 'ASC' ? 'ASC' : 'DESC' };
}

/** The API's half-open filter; its days are the shop's. */
function toOrderFilter(filter: OrderListFilter): OrderFilter {
  const { status, channels, storeIds, from, to, customerId, currencyCode } = filter;
  const placed = {
    ...(from ? { from } : {}),
    ...(to ? { before: addDays(to, 1) } : {}),
  };
  return {
    ...(status ? { statuses: [status] } : {}),
    ...(channels && channels.length > 0 ? { channelIds: channels } : {}),
    ...(storeIds && storeIds.length > 0 ? { sellingLocationIds: storeIds } : {}),
    ...(from || to ? { placed } : {}),
    ...(customerId ? { customerId } : {}),
    ...(currencyCode ? { currencyCode } : {}),
  };
}
