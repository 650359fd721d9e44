import type { Reader } from '#kernel/database/database.ts';
import { present, select } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { aliased } from '#kernel/database/table.ts';
import type { CustomerId } from '../../../shared/ids.ts';
import { order } from '../../prisma/generated/tables.ts';

const o = aliased(order, 'o');

/** Buyers asked for at once, the newest first: a person has a few browsers, and earlier ones were given away before. */
const LIMIT = 100;

export async function readBuyersByEmail(db: Reader, email: string): Promise<CustomerId[]> {
  const rows = await db.query(sql`
    select ${select({ id: present(o.customerId) })} from orders o
    where lower(${o.email}) = ${email} and ${o.customerId} is not null and not exists (
      select 1 from orders other
      where other.customer_id = ${o.customerId} and lower(other.email) is distinct from ${email})
    group by ${o.customerId} order by ${o.customerId} desc limit ${LIMIT}`);
  return rows.map(({ id }) => id);
}
