import type { Reader } from '#kernel/database/database.ts';
import { select, text } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { type Actor, bearerOf } from '#kernel/request/actor.ts';
import { can, type Permission } from './permissions.ts';

/**
 * Those of the ids whose data the caller may read: all for staff with the permission and services; for a token of a
 * customer or a guest their own and the records that they have proved. What staff, POS sales and imports joined to them
 * opens nothing to a token. At most one statement, whatever the number of ids.
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
  const proved = await db.query(sql`
    select ${select({ id: text(sql`alias_id`) })} from customer_alias
    where alias_id = any(${customerIds}::text[]) and bearer_id = ${own}`);
  const readable = new Set<string>([own, ...proved.map(({ id }) => id)]);
  return new Set(customerIds.filter((id) => readable.has(id)));
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
