import type { RequestContext } from '#kernel/request/context.ts';
import type { OrdersDeps } from '../deps.ts';
import type { Order } from './model/order.ts';
import { visibleOrders } from './order-access.ts';
import { findOrderByNumber, findOrderByToken } from './store/order-pages.ts';
import { findOrder } from './store/orders.ts';

/** One order by id or number, null where there is none that the caller may see; a guest shows their cart's token. */
export async function readOrder(
  deps: OrdersDeps,
  request: RequestContext,
  args: { id?: string | null | undefined; orderNumber?: string | null | undefined; token?: string | null | undefined },
): Promise<Order | null> {
  if (args.id && args.token) return (await findOrderByToken(deps.db, args.id, args.token)) ?? null;
  const order = args.id
    ? await findOrder(deps.db, args.id)
    : args.orderNumber
      ? await findOrderByNumber(deps.db, args.orderNumber)
      : undefined;
  if (!order) return null;
  return (await visibleOrders(deps, request.actor, [order])).has(order.id) ? order : null;
}
