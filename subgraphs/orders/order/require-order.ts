import type { RequestContext } from '#kernel/request/context.ts';
import { ForbiddenError, NotFoundError } from '#kernel/values/errors.ts';
import { boundTo, type Permission } from '../../shared/permissions.ts';
import type { OrdersDeps } from '../deps.ts';
import { findVisibleOrders } from './find-visible-orders.ts';
import { isPlaced, type PlacedOrder } from './model/order.ts';
import { isOrderServedAt } from './store/order-pages.ts';
import { readOrder } from './store/orders.ts';

/**
 * An order that the caller may see or change; one that they may not is answered like one that does not exist.
 * @throws NotFoundError
 */
export async function requireOrder(
  deps: OrdersDeps,
  request: RequestContext,
  orderId: string,
  permission: Permission,
): Promise<PlacedOrder> {
  const order = await readOrder(deps.db, orderId);
  if (order && isPlaced(order) && (await findVisibleOrders(deps, request.actor, [order], permission)).has(order.id))
    return order;
  throw new NotFoundError('order', orderId);
}

/**
 * The same, and staff bound to stores change orders of their stores alone.
 * @throws NotFoundError; ForbiddenError for one that is another store's or does not exist.
 */
export async function requireOrderToChange(
  deps: OrdersDeps,
  request: RequestContext,
  orderId: string,
): Promise<PlacedOrder> {
  const stores = boundTo(request.actor);
  if (stores !== undefined && !(await isOrderServedAt(deps.db, orderId, stores)))
    throw new ForbiddenError('None of your stores has sold, fulfilled or taken back such an order');
  return requireOrder(deps, request, orderId, 'orders:write');
}
