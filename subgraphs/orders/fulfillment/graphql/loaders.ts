import type { GraphContext } from '#kernel/graphql/builder.ts';
import { defineLoader } from '#kernel/graphql/loader.ts';
import type { OrdersDeps } from '../../deps.ts';
import { onlyVisible } from '../../order/graphql/loaders.ts';
import type { StoredFulfillmentOrder } from '../../order/model/fulfillment-order.ts';
import { type PartOf, partsOf } from '../../order/model/part.ts';
import { readOrdersOfFulfillments } from '../../order/store/orders.ts';

/** Fulfillment orders by id, each null where it does not exist or the caller may not see its order. */
export const fulfillmentOrdersById = defineLoader(async (context: GraphContext<OrdersDeps>, ids) => {
  const orders = await onlyVisible(context, await readOrdersOfFulfillments(context.deps.db, ids));
  const all = orders.flatMap((order) => partsOf(order, order.fulfillmentOrders));
  const byId = new Map<string, PartOf<StoredFulfillmentOrder>>(all.map((one) => [one.part.id, one]));
  return ids.map((id) => byId.get(id) ?? null);
});
