import type { Reader, Tx } from '#kernel/database/database.ts';
import { select } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { pick } from '#kernel/database/table.ts';
import { insertRows } from '#kernel/database/write.ts';
import type { Period } from '../../periods/model/period.ts';
import { spendStatement } from '../../prisma/generated/tables.ts';
import type { Spend } from '../model/spend.ts';

const KEYS = ['day', 'channel', 'campaign', 'purpose', 'currency', 'amountMinor'] as const;

/** Adds statements; each holds from then on in place of earlier ones for the same. */
export async function addStatements(
  tx: Tx,
  spend: readonly Spend[],
  by: { readonly statedBy: string; readonly statedAt: Date },
): Promise<void> {
  const rows = spend.map((one) => ({ ...one, ...by }));
  await tx.query(insertRows(spendStatement, [...KEYS, 'statedBy', 'statedAt'], rows));
}

/** What was spent in a period, newest day first, the statements that hold alone; nothing that was taken back to zero. */
export async function readSpend(db: Reader, { from, to }: Period, limit: number): Promise<Spend[]> {
  return db.query(sql`
    select ${select(pick(spendStatement, ...KEYS))} from (
      select distinct on (day, channel, campaign, purpose, currency) * from spend_statement
      where day >= ${from} and day < ${to}
      order by day, channel, campaign, purpose, currency, version desc
    ) as spend_statement
    where amount_minor > 0
    order by day desc, channel, campaign, purpose, currency
    limit ${limit}`);
}

/** Sums of a period by channel, campaign, purpose and currency, of the channels given; of all when none is. */
export async function sumSpend(
  db: Reader,
  { from, to }: Period,
  channels: readonly string[],
): Promise<Array<Omit<Spend, 'day'>>> {
  const { channel, campaign, purpose, currency, amountMinor } = pick(spendStatement, ...KEYS);
  return db.query(sql`
    select ${select({ channel, campaign, purpose, currency, amountMinor })} from (
      select channel, campaign, purpose, currency, sum(amount_minor)::bigint as amount_minor from (
        select distinct on (day, channel, campaign, purpose, currency) * from spend_statement
        where day >= ${from} and day < ${to}
          and (cardinality(${channels}::text[]) = 0 or channel = any(${channels}::text[]))
        order by day, channel, campaign, purpose, currency, version desc
      ) as held
      group by channel, campaign, purpose, currency
    ) as spend_statement
    where amount_minor > 0
    order by channel, campaign, purpose, currency`);
}

/** Changes with every statement: what a figure that reads spend was computed from. */
export async function readSpendVersion(db: Reader): Promise<bigint> {
  const { version } = pick(spendStatement, 'version');
  const [row] = await db.query(sql`select ${select({ version })} from spend_statement order by version desc limit 1`);
  return row?.version ?? 0n;
}
