import type { RequestContext } from '#kernel/request/context.ts';
import { type Page, parseInstantPage, toPage } from '#kernel/values/pagination.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { OrdersDeps } from '../deps.ts';
import type { PlacedOrder } from './model/order.ts';
import { type OrderFilter, type OrderFilterInput, parseOrderFilter } from './model/order-filter.ts';
import { countOrders, readOrderPage } from './store/order-pages.ts';

/** A page of orders, and the filter that its totals are for. */
export interface OrderList extends Page<PlacedOrder> {
  readonly filter: OrderFilter;
}

/** Orders for staff, newest first. */
export async function listOrders(
  deps: OrdersDeps,
  request: RequestContext,
  args: {
    first?: number | null | undefined;
    after?: string | null | undefined;
    filter?: OrderFilterInput | null | undefined;
  },
): Promise<OrderList> {
  assertCan(request.actor, 'orders:read');
  const page = parseInstantPage(args);
  const filter = parseOrderFilter(args.filter ?? {}, deps.config.timeZone);
  const rows = await readOrderPage(deps.db, filter, page);
  const keyOf = (order: PlacedOrder) => [order.placedAt.toISOString(), order.id];
  return { ...toPage(rows, page, keyOf, () => countOrders(deps.db, filter)), filter };
}
