import type { GraphContext } from '#kernel/graphql/builder.ts';
import { defineLoader } from '#kernel/graphql/loader.ts';
import { countTogether, type Page, type PageArgs, parseInstantPage, toPage } from '#kernel/values/pagination.ts';
import { recordsOf } from '../../../shared/customer-alias.ts';
import type { OrdersDeps } from '../../deps.ts';
import { findVisibleOrders } from '../find-visible-orders.ts';
import { isPlaced, type Order, type PlacedOrder } from '../model/order.ts';
import { countHistories, countPlacedOrders, readHistories } from '../store/histories.ts';
import { readOrdersByIds } from '../store/orders.ts';

type Context = GraphContext<OrdersDeps>;

/** Those of the orders that were placed and that the caller may see. */
export async function onlyVisible({ deps, request }: Context, orders: readonly Order[]): Promise<PlacedOrder[]> {
  const visible = await findVisibleOrders(deps, request.actor, orders);
  return orders.filter(isPlaced).filter((order) => visible.has(order.id));
}

/** Orders by id, each null where it does not exist or the caller may not see it. */
export const ordersById = defineLoader(async (context: Context, ids) => {
  const orders = await onlyVisible(context, await readOrdersByIds(context.deps.db, ids));
  const byId = new Map<string, PlacedOrder>(orders.map((order) => [order.id, order]));
  return ids.map((id) => byId.get(id) ?? null);
});

/** One page of a customer's history, as the key of its loader. */
export interface HistoryPage extends PageArgs {
  readonly customerId: string;
}

/** The same page of several customers is one read. */
async function loadPage(
  { deps, request }: Context,
  pages: readonly HistoryPage[],
): Promise<Map<HistoryPage, Page<PlacedOrder>>> {
  const page = parseInstantPage(pages[0] ?? {});
  const customerIds = pages.map(({ customerId }) => customerId);
  const records = recordsOf(request.actor, customerIds);
  const found = await readHistories(deps.db, { customerIds, records }, page);
  const countOf = countTogether(() => countHistories(deps.db, records));
  const keyOf = (order: PlacedOrder) => [order.placedAt.toISOString(), order.id];
  return new Map(
    pages.map((one) => {
      const orders = found.get(one.customerId) ?? [];
      return [one, toPage(orders, page, keyOf, countOf(one.customerId))];
    }),
  );
}

/** Pages of customers' histories by `HistoryPage` as JSON. */
export const historyPages = defineLoader(async (context: Context, keys): Promise<Page<PlacedOrder>[]> => {
  const asked = keys.map((key) => JSON.parse(key) as HistoryPage);
  const groups = new Map<string, HistoryPage[]>();
  for (const one of asked) {
    const name = JSON.stringify([one.first, one.after, one.last, one.before]);
    groups.set(name, [...(groups.get(name) ?? []), one]);
  }
  const pages = new Map<HistoryPage, Page<PlacedOrder>>();
  for (const group of groups.values()) {
    for (const [key, page] of await loadPage(context, group)) pages.set(key, page);
  }
  return asked.map((one) => pages.get(one) ?? toPage([], { limit: 1, after: undefined }, () => []));
});

/** How many orders customers have placed and not canceled, by the customer's id. */
export const orderCounts = defineLoader(async ({ deps, request }: Context, customerIds) => {
  const counts = await countPlacedOrders(deps.db, recordsOf(request.actor, customerIds));
  return customerIds.map((id) => counts.get(id) ?? 0);
});
