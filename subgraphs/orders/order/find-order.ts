import type { RequestContext } from '#kernel/request/context.ts';
import type { OrdersDeps } from '../deps.ts';
import { findVisibleOrders } from './find-visible-orders.ts';
import { isPlaced, type PlacedOrder } from './model/order.ts';
import { readOrderByNumber, readOrderByToken } from './store/order-pages.ts';
import { readOrder } from './store/orders.ts';

/** One order by id or number, null where there is none that the caller may see; a guest shows their cart's token. */
export async function findOrder(
  deps: OrdersDeps,
  request: RequestContext,
  args: { id?: string | null | undefined; orderNumber?: string | null | undefined; token?: string | null | undefined },
): Promise<PlacedOrder | null> {
  if (args.id && args.token) return (await readOrderByToken(deps.db, args.id, args.token)) ?? null;
  const order = args.id
    ? await readOrder(deps.db, args.id)
    : args.orderNumber
      ? await readOrderByNumber(deps.db, args.orderNumber)
      : undefined;
  if (!order || !isPlaced(order)) return null;
  return (await findVisibleOrders(deps, request.actor, [order])).has(order.id) ? order : null;
}
