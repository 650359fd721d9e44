import type { Reader } from '#kernel/database/database.ts';
import { type Actor, bearerOf } from '#kernel/request/actor.ts';
import { resolveSurvivors } from './customer-alias.ts';
import { can, type Permission } from './permissions.ts';

/**
 * Those of the ids whose data the caller may read: all for staff with the permission and services, for a customer or guest
 * their own under any of their merged ids. At most one statement, whatever the number of ids.
 */
export async function readableCustomers<Customer extends string>(
  db: Reader,
  actor: Actor,
  customerIds: readonly Customer[],
  permission: Permission,
): Promise<ReadonlySet<Customer>> {
  if (can(actor, permission)) return new Set(customerIds);
  const own = bearerOf(actor);
  if (own === undefined) return new Set();
  if (customerIds.every((id) => id === own)) return new Set(customerIds);
  const survivors = await resolveSurvivors(db, [own, ...customerIds]);
  return new Set(customerIds.filter((id) => survivors.get(id) === survivors.get(own)));
}

/** The same for one customer. */
export async function canReadCustomer(
  db: Reader,
  actor: Actor,
  customerId: string,
  permission: Permission,
): Promise<boolean> {
  return (await readableCustomers(db, actor, [customerId], permission)).has(customerId);
}
