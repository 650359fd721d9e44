import { type Actor, bearerOf } from '#kernel/request/actor.ts';
import { resolveSurvivors } from '../../shared/customer-alias.ts';
import { can, type Permission } from '../../shared/permissions.ts';
import type { OrdersDeps } from '../deps.ts';
import type { Order } from './model/order.ts';

/** Ids of those orders that the actor may see: their own under any merged id, all for staff with the permission. */
export async function findVisibleOrders(
  deps: OrdersDeps,
  actor: Actor,
  orders: readonly Order[],
  permission: Permission = 'orders:read',
): Promise<Set<string>> {
  if (can(actor, permission)) return new Set(orders.map((order) => order.id));
  const own = bearerOf(actor);
  if (own === undefined || orders.length === 0) return new Set();
  const survivors = await resolveSurvivors(deps.db, [own]);
  const survivor = survivors.get(own);
  return new Set(orders.filter((order) => order.survivorId === survivor).map((order) => order.id));
}
