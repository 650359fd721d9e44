import type { GraphContext } from '#kernel/graphql/builder.ts';
import { readableCustomers } from '../../shared/customer-access.ts';
import { type PricedCart, priceCarts } from '../cart/price-cart.ts';
import { findCartsByIds, findOpenCarts } from '../cart/store/carts.ts';
import type { OrdersDeps } from '../deps.ts';
import type { FulfillmentOrder, Order, OrderReturn } from '../order/model/order.ts';
import { visibleOrders } from '../order/order-access.ts';
import { countHistories, countOrdersOfCustomers, findOrdersOfCustomers } from '../order/store/order-pages.ts';
import { findOrdersByIds, findOrdersOfFulfillments, findOrdersOfReturns } from '../order/store/orders.ts';

type Context = GraphContext<OrdersDeps>;

async function onlyVisible({ deps, request }: Context, orders: readonly Order[]): Promise<Order[]> {
  const visible = await visibleOrders(deps, request.actor, orders);
  return orders.filter((order) => visible.has(order.id));
}

/** Orders by id, each null where it does not exist or the caller may not see it. */
export async function loadOrders(ids: readonly string[], context: Context): Promise<Array<Order | null>> {
  const orders = await onlyVisible(context, await findOrdersByIds(context.deps.db, ids));
  const byId = new Map(orders.map((order) => [order.id, order]));
  return ids.map((id) => byId.get(id) ?? null);
}

export async function loadFulfillmentOrders(
  ids: readonly string[],
  context: Context,
): Promise<Array<FulfillmentOrder | null>> {
  const orders = await onlyVisible(context, await findOrdersOfFulfillments(context.deps.db, ids));
  const byId = new Map(orders.flatMap((order) => order.fulfillmentOrders.map((one) => [one.id, one] as const)));
  return ids.map((id) => byId.get(id) ?? null);
}

export async function loadReturns(ids: readonly string[], context: Context): Promise<Array<OrderReturn | null>> {
  const orders = await onlyVisible(context, await findOrdersOfReturns(context.deps.db, ids));
  const byId = new Map(orders.flatMap((order) => order.returns.map((one) => [one.id, one] as const)));
  return ids.map((id) => byId.get(id) ?? null);
}

/** Carts by id for their owners and for staff who serve orders; a token gives access through `cart` alone. */
export async function loadCarts(ids: readonly string[], context: Context): Promise<Array<PricedCart | null>> {
  const { deps, request } = context;
  const carts = await findCartsByIds(deps.db, ids);
  const owners = carts.map(({ customerId }) => customerId ?? '');
  const readable = await readableCustomers(deps.db, request.actor, owners, 'orders:write');
  const allowed = carts.filter(({ customerId }) => readable.has(customerId ?? ''));
  const priced = await priceCarts(deps, request, allowed);
  const byId = new Map(priced.map((one) => [one.cart.id, one]));
  return ids.map((id) => byId.get(id) ?? null);
}

export async function loadOpenCarts(
  customerIds: readonly string[],
  context: Context,
): Promise<Array<PricedCart | null>> {
  const { deps, request } = context;
  const carts = await findOpenCarts(deps.db, customerIds, deps.clock.now());
  const priced = await priceCarts(deps, request, [...carts.values()]);
  const byId = new Map(priced.map((one) => [one.cart.id, one]));
  return customerIds.map((id) => byId.get(carts.get(id)?.id ?? '') ?? null);
}

export { countHistories, countOrdersOfCustomers, findOrdersOfCustomers };
