import { type Actor, can, type Permission } from './access.ts';
import { resolveSurvivors } from './alias-projection.ts';
import type { Reader } from './database.ts';

/** True for staff with the permission, services, and the customer in person under any of their merged ids. */
export async function canReadCustomer(
  db: Reader,
  actor: Actor,
  customerId: string,
  permission: Permission,
): Promise<boolean> {
  if (can(actor, permission)) return true;
  if (actor.kind !== 'customer') return false;
  if (actor.customerId === customerId) return true;
  const survivors = await resolveSurvivors(db, [actor.customerId, customerId]);
  return survivors.get(actor.customerId) === survivors.get(customerId);
}
