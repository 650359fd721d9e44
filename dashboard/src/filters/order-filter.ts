import type { OrderStatus } from '../api/generated/orders/order.ts';

/** The filters of the order list as they stand in the address; `to` is the last day, included. */
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

/** Address of the order list with a filter. */
export function orderListPath(filter: OrderListFilter): string {
  return `/orders?filter=${encodeURIComponent(JSON.stringify(filter))}`;
}
