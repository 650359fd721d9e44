import type { RequestContext } from '#kernel/request/context.ts';
import { NotFoundError } from '#kernel/values/errors.ts';
import type { Permission } from '../../shared/permissions.ts';
import type { OrdersDeps } from '../deps.ts';
import { findVisibleOrders } from './find-visible-orders.ts';
import { isPlaced, type PlacedOrder } from './model/order.ts';
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
