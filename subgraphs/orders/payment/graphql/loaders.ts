import type { GraphContext } from '#kernel/graphql/builder.ts';
import { defineLoader } from '#kernel/graphql/loader.ts';
import type { OrdersDeps } from '../../deps.ts';
import { onlyVisible, ordersById } from '../../order/graphql/loaders.ts';
import { type PartOf, partsOf } from '../../order/model/part.ts';
import type { Payment } from '../../order/model/payment.ts';
import { readOrdersOfPayments } from '../../order/store/orders.ts';
import type { Refund } from '../model/refund.ts';
import { readRefundsByIds, readRefundsOfOrders } from '../store/refunds.ts';

type Context = GraphContext<OrdersDeps>;

/** Payments by id, each null where it does not exist or the caller may not see its order. */
export const paymentsById = defineLoader(async (context: Context, ids) => {
  const orders = await onlyVisible(context, await readOrdersOfPayments(context.deps.db, ids));
  const all = orders.flatMap((order) => partsOf(order, order.payments));
  const byId = new Map<string, PartOf<Payment>>(all.map((one) => [one.part.id, one]));
  return ids.map((id) => byId.get(id) ?? null);
});

/** Refunds by id, each null where it does not exist or the caller may not see its order. */
export const refundsById = defineLoader(async (context: Context, ids) => {
  const refunds = await readRefundsByIds(context.deps.db, ids);
  const orders = await ordersById(context).loadMany(refunds.map(({ orderId }) => orderId));
  const byId = new Map<string, PartOf<Refund>>();
  for (const [index, part] of refunds.entries()) {
    const order = orders[index];
    if (order instanceof Error) throw order;
    if (order) byId.set(part.id, { order, part });
  }
  return ids.map((id) => byId.get(id) ?? null);
});

/** Refunds of orders that the caller has read already, by the order's id. */
export const refundsOfOrder = defineLoader(async ({ deps }: Context, orderIds) => {
  const found = new Map<string, Refund[]>(orderIds.map((id) => [id, []]));
  for (const refund of await readRefundsOfOrders(deps.db, orderIds)) found.get(refund.orderId)?.push(refund);
  return orderIds.map((id) => found.get(id) ?? []);
});
