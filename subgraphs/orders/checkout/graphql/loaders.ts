import type { GraphContext } from '#kernel/graphql/builder.ts';
import { defineLoader } from '#kernel/graphql/loader.ts';
import { readableCustomers } from '../../../shared/customer-access.ts';
import { can } from '../../../shared/permissions.ts';
import type { OrdersDeps } from '../../deps.ts';
import { readOrdersByIds } from '../../order/store/orders.ts';
import { type Checkout, toOrderId } from '../model/checkout.ts';

/** Checkouts by id for the owners of their carts and for staff who serve orders. */
export const checkoutsById = defineLoader(async ({ deps, request }: GraphContext<OrdersDeps>, ids) => {
  const orders = await readOrdersByIds(deps.db, ids.map(toOrderId));
  const owners = orders.flatMap(({ customerId }) => customerId ?? []);
  const readable = await readableCustomers(deps.db, request.actor, owners, 'orders:write');
  const readsAll = can(request.actor, 'orders:write');
  const byId = new Map<string, Checkout>(orders.map((order) => [order.id, order]));
  return ids.map((id) => {
    const checkout = byId.get(toOrderId(id));
    if (!checkout || checkout.cartId === null) return null;
    const isOwn = checkout.customerId !== null && readable.has(checkout.customerId);
    return isOwn || readsAll ? checkout : null;
  });
});
