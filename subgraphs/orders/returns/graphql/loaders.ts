import type { GraphContext } from '#kernel/graphql/builder.ts';
import { defineLoader } from '#kernel/graphql/loader.ts';
import type { OrdersDeps } from '../../deps.ts';
import { onlyVisible } from '../../order/graphql/loaders.ts';
import type { OrderReturn } from '../../order/model/order-return.ts';
import { readOrdersOfReturns } from '../../order/store/orders.ts';

/** Returns by id, each null where it does not exist or the caller may not see its order. */
export const returnsById = defineLoader(async (context: GraphContext<OrdersDeps>, ids) => {
  const orders = await onlyVisible(context, await readOrdersOfReturns(context.deps.db, ids));
  const byId = new Map<string, OrderReturn>(orders.flatMap((order) => order.returns.map((one) => [one.id, one])));
  return ids.map((id) => byId.get(id) ?? null);
});
