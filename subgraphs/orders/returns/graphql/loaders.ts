import type { GraphContext } from '#kernel/graphql/builder.ts';
import { defineLoader } from '#kernel/graphql/loader.ts';
import type { OrdersDeps } from '../../deps.ts';
import { onlyVisible } from '../../order/graphql/loaders.ts';
import type { OrderReturn } from '../../order/model/order-return.ts';
import { type PartOf, partsOf } from '../../order/model/part.ts';
import { readOrdersOfReturns } from '../../order/store/orders.ts';

/** Returns by id, each null where it does not exist or the caller may not see its order. */
export const returnsById = defineLoader(async (context: GraphContext<OrdersDeps>, ids) => {
  const orders = await onlyVisible(context, await readOrdersOfReturns(context.deps.db, ids));
  const all = orders.flatMap((order) => partsOf(order, order.returns));
  const byId = new Map<string, PartOf<OrderReturn>>(all.map((one) => [one.part.id, one]));
  return ids.map((id) => byId.get(id) ?? null);
});
