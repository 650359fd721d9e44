import type { Actor } from '#kernel/request/actor.ts';
import { readableCustomers } from '../../shared/customer-access.ts';
import type { Permission } from '../../shared/permissions.ts';
import type { OrdersDeps } from '../deps.ts';
import type { Order } from './model/order.ts';

/** Ids of those orders that the actor may see: of a token what its bearer has proved, all for staff with the permission. */
export async function findVisibleOrders(
  deps: OrdersDeps,
  actor: Actor,
  orders: readonly Order[],
  permission: Permission = 'orders:read',
): Promise<Set<string>> {
  const owners = orders.map(({ customerId }) => customerId ?? '');
  const readable = orders.length === 0 ? new Set() : await readableCustomers(deps.db, actor, owners, permission);
  return new Set(orders.filter(({ customerId }) => readable.has(customerId ?? '')).map((order) => order.id));
}
