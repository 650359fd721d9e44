import type { Reader } from '#kernel/database/database.ts';
import { select } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { pick } from '#kernel/database/table.ts';
import { insertRows } from '#kernel/database/write.ts';
import { orderRate } from '../../prisma/generated/tables.ts';
import type { OrderRate } from '../model/order-rate.ts';

const KEYS = ['orderId', 'currency', 'shopCurrency', 'day', 'rate', 'rateDay', 'source'] as const;

/** The rates of orders, of those for which one was looked for. */
export async function readOrderRates(db: Reader, orderIds: readonly string[]): Promise<OrderRate[]> {
  return db.query(
    sql`select ${select(pick(orderRate, ...KEYS))} from order_rate where order_id = any(${orderIds}::text[])`,
  );
}

/** Keeps rates of orders; one that is known stays as it is. */
export async function keepOrderRates(db: Reader, rates: readonly OrderRate[], decidedAt: Date): Promise<void> {
  const rows = rates.map((one) => ({ ...one, decidedAt }));
  await db.query(sql`
    ${insertRows(orderRate, [...KEYS, 'decidedAt'], rows)}
    on conflict (order_id) do update
      set rate = excluded.rate, rate_day = excluded.rate_day, source = excluded.source, decided_at = excluded.decided_at
      where order_rate.rate is null`);
}
