import type { RequestContext } from '#kernel/request/context.ts';
import { ValidationError } from '#kernel/values/errors.ts';
import { type Page, parseInstantPage, toPage } from '#kernel/values/pagination.ts';
import { timeZoneName } from '#kernel/values/time.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { OrdersDeps } from '../deps.ts';
import type { Order, OrderStatus } from './model/order.ts';
import { countOrders, findOrderPage, type OrderFilter, type OrderTotals, sumOrders } from './store/order-pages.ts';

export interface OrderFilterInput {
  readonly channels?: readonly string[] | null | undefined;
  readonly storeIds?: readonly string[] | null | undefined;
  readonly from?: string | null | undefined;
  readonly to?: string | null | undefined;
  readonly zone?: string | null | undefined;
  readonly query?: string | null | undefined;
  readonly status?: OrderStatus | null | undefined;
  readonly customerId?: string | null | undefined;
  readonly currencyCode?: string | null | undefined;
}

/** A page of orders, and the filter that its totals are for. */
export interface OrderList extends Page<Order> {
  readonly filter: OrderFilter;
}

function parseZone(zone: string): string {
  const name = timeZoneName(zone);
  if (name !== undefined) return name;
  throw new ValidationError([{ path: 'filter.zone', message: 'expected an IANA zone such as Europe/Paris' }]);
}

function toFilter(input: OrderFilterInput, zone: string): OrderFilter {
  if ((input.query?.length ?? 0) > 200)
    throw new ValidationError([{ path: 'filter.query', message: 'at most 200 characters' }]);
  // An empty selection is no selection, as in the dashboard.
  const some = (values: readonly string[] | null | undefined) => (values && values.length > 0 ? values : undefined);
  return {
    channels: some(input.channels),
    storeIds: some(input.storeIds),
    from: input.from ?? undefined,
    to: input.to ?? undefined,
    zone: parseZone(input.zone ?? zone),
    query: input.query?.trim() || undefined,
    status: input.status ?? undefined,
    customerId: input.customerId ?? undefined,
    currencyCode: input.currencyCode ?? undefined,
  };
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
  const filter = toFilter(args.filter ?? {}, deps.config.timeZone);
  const rows = await findOrderPage(deps.db, filter, page);
  const byPlacing = filter.status === undefined || filter.status === 'PLACED' || filter.status === 'CANCELED';
  const keyOf = (order: Order) => [((byPlacing ? order.placedAt : null) ?? order.createdAt).toISOString(), order.id];
  return { ...toPage(rows, page, keyOf, () => countOrders(deps.db, filter)), filter };
}

/** Orders and net sales of a list's filter, in its currency, else the house's, else the one that sold most. */
export async function totalOrders(
  deps: OrdersDeps,
  request: RequestContext,
  filter: OrderFilter,
): Promise<OrderTotals> {
  assertCan(request.actor, 'orders:read');
  const sums = await sumOrders(deps.db, filter);
  const house = deps.config.currencyCode;
  const most = [...sums].sort((a, b) => b.orders - a.orders)[0];
  return (
    sums.find((sum) => sum.currency === (filter.currencyCode ?? house)) ??
    most ?? { currency: filter.currencyCode ?? house, orders: 0, netMinor: 0n }
  );
}
