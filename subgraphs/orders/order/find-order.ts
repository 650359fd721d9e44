import type { RequestContext } from '#kernel/request/context.ts';
import type { OrdersDeps } from '../deps.ts';
import { findVisibleOrders } from './find-visible-orders.ts';
import { isPlaced, type PlacedOrder } from './model/order.ts';
import { readOrderByNumber } from './store/order-pages.ts';
import { readOrder } from './store/orders.ts';

/** One order by id or number, null where there is none that the caller may see. */
export async function findOrder(
  deps: OrdersDeps,
  request: RequestContext,
  args: { id?: string | null | undefined; orderNumber?: string | null | undefined },
): Promise<PlacedOrder | null> {
  const order = args.id
    ? await readOrder(deps.db, args.id)
    : args.orderNumber
      ? await readOrderByNumber(deps.db, args.orderNumber)
      : undefined;
  if (!order || !isPlaced(order)) return null;
  return (await findVisibleOrders(deps, request.actor, [order])).has(order.id) ? order : null;
}
