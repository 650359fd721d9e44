import type { Reader, Tx } from '#kernel/database/database.ts';
import { select } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { type StatementLog, standing } from '#kernel/database/statement-log.ts';
import { aliased, pick } from '#kernel/database/table.ts';
import { insertRows } from '#kernel/database/write.ts';
import type { Period } from '../../periods/model/period.ts';
import { exchangeRateStatement, exchangeRateTakeBack } from '../../prisma/generated/tables.ts';
import type { ExchangeRate, HeldRate } from '../model/exchange-rate.ts';

const KEYS = ['day', 'base', 'currency', 'rate'] as const;
const s = aliased(exchangeRateStatement, 's');

/** Who says it: the name of a source, or nothing for the dashboard and the API. */
interface Stated {
  readonly source: string;
  readonly statedBy: string;
  readonly statedAt: Date;
}

/** What was published is published for a day and two currencies. */
export const RATE_LOG: StatementLog = {
  statements: exchangeRateStatement,
  takeBacks: exchangeRateTakeBack,
  key: ['day', 'base', 'currency'],
  said: ['rate'],
};
const STANDING = standing(RATE_LOG);

/** Adds rates; each holds from then on in place of what its source said for the same. */
export async function addRates(tx: Tx, rates: readonly ExchangeRate[], stated: Stated): Promise<void> {
  const rows = rates.map((one) => ({ ...one, ...stated }));
  await tx.query(insertRows(exchangeRateStatement, [...KEYS, 'source', 'statedBy', 'statedAt'], rows));
}

/** What a source says of some days. */
export async function readRatesOf(db: Reader, source: string, { from, to }: Period): Promise<ExchangeRate[]> {
  return db.query(sql`
    select ${select(pick(s, ...KEYS))} from (
      select distinct on (day, base, currency) * from ${STANDING} as stated
      where source = ${source} and day >= ${from} and day < ${to}
      order by day, base, currency, version desc
    ) as s`);
}

/** The rates that hold on some days, newest day first; of all currencies when none is named. Of several sources the last holds. */
export async function readHeldRates(
  db: Reader,
  { from, to }: Period,
  { currencies, limit }: { readonly currencies: readonly string[]; readonly limit: number },
): Promise<HeldRate[]> {
  const rows = await db.query(sql`
    select ${select(pick(s, ...KEYS, 'source'))} from (
      select distinct on (day, base, currency) * from (
        select distinct on (day, source, base, currency) * from ${STANDING} as stated
        where day >= ${from} and day < ${to}
          and (cardinality(${currencies}::text[]) = 0
            or (base = any(${currencies}::text[]) or currency = any(${currencies}::text[])))
        order by day, source, base, currency, version desc
      ) as said
      where rate is not null
      order by day, base, currency, version desc
    ) as s
    order by s.day desc, s.base, s.currency
    limit ${limit}`);
  return rows.flatMap(({ rate, ...row }) => (rate === null ? [] : [{ ...row, rate }]));
}
