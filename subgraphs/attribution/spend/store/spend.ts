import type { Reader, Tx } from '#kernel/database/database.ts';
import { select } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { type StatementLog, standing } from '#kernel/database/statement-log.ts';
import { pick } from '#kernel/database/table.ts';
import { insertRows } from '#kernel/database/write.ts';
import type { Period } from '../../periods/model/period.ts';
import { spendStatement, spendTakeBack } from '../../prisma/generated/tables.ts';
import type { Spend } from '../model/spend.ts';

const KEYS = ['day', 'channel', 'campaign', 'purpose', 'currency', 'amountMinor'] as const;

/** What was said is said of a day, channel, campaign, purpose and currency. */
export const SPEND_LOG: StatementLog = {
  statements: spendStatement,
  takeBacks: spendTakeBack,
  key: ['day', 'channel', 'campaign', 'purpose', 'currency'],
  said: ['amount_minor'],
};
const STANDING = standing(SPEND_LOG);

/** Adds statements; each holds from then on in place of earlier ones for the same. */
export async function addStatements(
  tx: Tx,
  spend: readonly Spend[],
  by: { readonly source: string; readonly statedBy: string; readonly statedAt: Date },
): Promise<void> {
  const rows = spend.map((one) => ({ ...one, ...by }));
  await tx.query(insertRows(spendStatement, [...KEYS, 'source', 'statedBy', 'statedAt'], rows));
}

/** What was spent in a period, newest day first, the statements that hold alone; nothing that was taken back to zero. */
export async function readSpend(db: Reader, { from, to }: Period, limit: number): Promise<Spend[]> {
  return db.query(sql`
    select ${select(pick(spendStatement, ...KEYS))} from (
      select distinct on (day, channel, campaign, purpose, currency) * from ${STANDING} as said
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
        select distinct on (day, channel, campaign, purpose, currency) * from ${STANDING} as said
        where day >= ${from} and day < ${to}
          and (cardinality(${channels}::text[]) = 0 or channel = any(${channels}::text[]))
        order by day, channel, campaign, purpose, currency, version desc
      ) as held
      group by channel, campaign, purpose, currency
    ) as spend_statement
    where amount_minor > 0
    order by channel, campaign, purpose, currency`);
}
