import type { RequestContext } from '#kernel/request/context.ts';
import { type Page, type PageArgs, parseInstantPage, parseNumberPage, toPage } from '#kernel/values/pagination.ts';
import { channelCodes } from '../../shared/contexts/find-channel.ts';
import { assertCan, boundTo } from '../../shared/permissions.ts';
import type { OrdersDeps } from '../deps.ts';
import type { PlacedOrder } from './model/order.ts';
import {
  DEFAULT_SORT,
  type OrderFilter,
  type OrderFilterInput,
  type OrderSort,
  parseOrderFilter,
} from './model/order-filter.ts';
import { countOrders, readOrderPage } from './store/order-pages.ts';

/** A page of orders, and the filter that its totals are for. */
export interface OrderList extends Page<PlacedOrder> {
  readonly filter: OrderFilter;
}

interface ListOrdersArgs extends PageArgs {
  readonly query?: string | null | undefined;
  readonly filter?: OrderFilterInput | null | undefined;
  /** Newest first where it is absent. */
  readonly sort?: OrderSort | null | undefined;
}

/**
 * Orders for staff, by the instant of their placing or by their total. Staff bound to stores list those of their stores, the orders of a
 * customer whom they serve, and one whose whole number or e-mail they have been told.
 */
export async function listOrders(deps: OrdersDeps, request: RequestContext, args: ListOrdersArgs): Promise<OrderList> {
  assertCan(request.actor, 'orders:read');
  const sort = args.sort ?? DEFAULT_SORT;
  const page = sort.key === 'TOTAL' ? parseNumberPage(args) : parseInstantPage(args);
  const { channelIds, ...given } = args.filter ?? {};
  const filter: OrderFilter = {
    ...parseOrderFilter(given, args.query, deps.config.timeZone),
    servedAt: given.customerId ? undefined : boundTo(request.actor),
    channelCodes: channelIds ? await channelCodes(deps.contexts, channelIds, request.actor) : undefined,
  };
  const rows = await readOrderPage(deps.db, filter, page, sort);
  const keyOf = (order: PlacedOrder) => [
    sort.key === 'TOTAL' ? String(order.totalMinor) : order.placedAt.toISOString(),
    order.id,
  ];
  return { ...toPage(rows, page, keyOf, () => countOrders(deps.db, filter)), filter };
}
