import type { Database, Reader } from '#kernel/database/database.ts';
import { select } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { pick } from '#kernel/database/table.ts';
import { insertRows } from '#kernel/database/write.ts';
import { arrivingHistory } from '../../prisma/generated/tables.ts';
import type { ArrivingHistory } from '../model/arriving-history.ts';

const columns = ['startsOn', 'wholeFrom', 'arrivedOrders', 'expectedOrders', 'expectedAt'] as const;

/** The history that is on its way in; undefined when all is there. */
export async function readArrivingHistory(db: Reader): Promise<ArrivingHistory | undefined> {
  const [row] = await db.query(sql`select ${select(pick(arrivingHistory, ...columns))} from arriving_history`);
  return row;
}

export async function writeArrivingHistory(db: Database, history: ArrivingHistory): Promise<void> {
  await db.query(sql`
    ${insertRows(arrivingHistory, columns, [history])} on conflict (singleton) do update set
      starts_on = excluded.starts_on, whole_from = excluded.whole_from, arrived_orders = excluded.arrived_orders,
      expected_orders = excluded.expected_orders, expected_at = excluded.expected_at`);
}

export async function deleteArrivingHistory(db: Database): Promise<void> {
  await db.query(sql`delete from arriving_history`);
}
