import type { Reader } from '#kernel/database/database.ts';
import { like, select } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import type { CustomerId } from '../../../shared/ids.ts';
import { customer } from '../../prisma/generated/tables.ts';

/** Those of the customers who have bought, brought back or been served at one of the stores, under any of their ids. */
export async function readKnownAtStores(
  db: Reader,
  customerIds: readonly string[],
  locationIds: readonly string[],
): Promise<ReadonlySet<CustomerId>> {
  const rows = await db.query(sql`
    select ${select({ id: like(customer.id, sql`asked.id`) })}
    from unnest(${customerIds}::text[]) as asked(id) join customer c on c.id = asked.id
    where exists (
      select 1 from customer m join timeline_entry t on t.customer_id = m.id
      where m.survivor_id = c.survivor_id and t.location_id = any(${locationIds}::text[]))`);
  return new Set(rows.map(({ id }) => id));
}
