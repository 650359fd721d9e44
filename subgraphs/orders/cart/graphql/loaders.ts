import type { GraphContext } from '#kernel/graphql/builder.ts';
import { defineLoader } from '#kernel/graphql/loader.ts';
import { readableCustomers } from '../../../shared/customer-access.ts';
import type { OrdersDeps } from '../../deps.ts';
import { priceCarts } from '../price-cart.ts';
import { readCartsByIds, readOpenCarts } from '../store/carts.ts';

type Context = GraphContext<OrdersDeps>;

/** Carts by id for their owners and for staff who serve orders; a token gives access through `cart` alone. */
export const cartsById = defineLoader(async ({ deps, request }: Context, ids) => {
  const carts = await readCartsByIds(deps.db, ids);
  const owners = carts.map(({ customerId }) => customerId ?? '');
  const readable = await readableCustomers(deps.db, request.actor, owners, 'orders:write');
  const allowed = carts.filter(({ customerId }) => readable.has(customerId ?? ''));
  const priced = await priceCarts(deps, request, allowed);
  const byId = new Map<string, (typeof priced)[number]>(priced.map((one) => [one.cart.id, one]));
  return ids.map((id) => byId.get(id) ?? null);
});

/** Open carts by the id of their customer. */
export const openCarts = defineLoader(async ({ deps, request }: Context, customerIds) => {
  const carts = await readOpenCarts(deps.db, customerIds, deps.clock.now());
  const priced = await priceCarts(deps, request, [...carts.values()]);
  const byId = new Map<string, (typeof priced)[number]>(priced.map((one) => [one.cart.id, one]));
  return customerIds.map((id) => byId.get(carts.get(id)?.id ?? '') ?? null);
});
