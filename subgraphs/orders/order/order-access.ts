import type { Actor } from '#kernel/request/actor.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { NotFoundError } from '#kernel/values/errors.ts';
import { resolveSurvivors } from '../../shared/customer-alias.ts';
import { can, type Permission } from '../../shared/permissions.ts';
import type { OrdersDeps } from '../deps.ts';
import type { Order } from './model/order.ts';
import { findOrder } from './store/orders.ts';

/** Which of these orders the actor may see: their own under any merged id, all for staff who serve orders. */
export async function visibleOrders(
  deps: OrdersDeps,
  actor: Actor,
  orders: readonly Order[],
  permission: Permission = 'orders:read',
): Promise<Set<string>> {
  if (can(actor, permission)) return new Set(orders.map((order) => order.id));
  if (actor.kind !== 'customer' || orders.length === 0) return new Set();
  const survivors = await resolveSurvivors(deps.db, [actor.customerId]);
  const survivor = survivors.get(actor.customerId);
  return new Set(orders.filter((order) => order.survivorId === survivor).map((order) => order.id));
}

/**
 * An order the caller may see or change; another one is not told from none.
 * @throws NotFoundError
 */
export async function orderFor(
  deps: OrdersDeps,
  request: RequestContext,
  orderId: string,
  permission: Permission,
): Promise<Order> {
  const order = await findOrder(deps.db, orderId);
  if (order && (await visibleOrders(deps, request.actor, [order], permission)).has(order.id)) return order;
  throw new NotFoundError('order', orderId);
}
