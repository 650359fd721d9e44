import type { Tx } from '#kernel/database/database.ts';
import { select } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { pick } from '#kernel/database/table.ts';
import { insertRows } from '#kernel/database/write.ts';
import type { Period } from '../../periods/model/period.ts';
import { dayRate } from '../../prisma/generated/tables.ts';
import type { CurrencyDay, DayRate } from '../model/day-rate.ts';

const KEYS = ['day', 'currency', 'shopCurrency', 'rate', 'rateDay', 'source'] as const;

/** Days that wait for a rate and rates that come are written one after the other, so that neither misses the other. */
export async function lockDayRates(tx: Tx): Promise<void> {
  await tx.query(sql`select pg_advisory_xact_lock(hashtext('attribution.day-rates'))`);
}

/** The days of a period that wait for a rate into a currency. */
export async function readOpenDays(tx: Tx, shopCurrency: string, { from, to }: Period): Promise<CurrencyDay[]> {
  return tx.query(sql`
    select ${select(pick(dayRate, 'day', 'currency'))} from day_rate
    where rate is null and shop_currency = ${shopCurrency} and day >= ${from} and day < ${to}`);
}

/** Keeps rates of days; one that is known stays as it is. */
export async function keepDayRates(tx: Tx, rates: readonly DayRate[], decidedAt: Date): Promise<void> {
  if (rates.length === 0) return;
  const rows = rates.map((one) => ({ ...one, decidedAt }));
  await tx.query(sql`
    ${insertRows(dayRate, [...KEYS, 'decidedAt'], rows)}
    on conflict (day, currency, shop_currency) do update
      set rate = excluded.rate, rate_day = excluded.rate_day, source = excluded.source, decided_at = excluded.decided_at
      where day_rate.rate is null and excluded.rate is not null`);
}
