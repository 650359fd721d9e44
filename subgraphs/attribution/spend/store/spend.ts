import type { Reader, Tx } from '#kernel/database/database.ts';
import { select } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { type StatementLog, standing } from '#kernel/database/statement-log.ts';
import { aliased, pick } from '#kernel/database/table.ts';
import { insertRows } from '#kernel/database/write.ts';
import type { Period } from '../../periods/model/period.ts';
import { dayRate, spendStatement, spendTakeBack } from '../../prisma/generated/tables.ts';
import type { ReportScope } from '../../reports/model/report.ts';
import type { SpentPart } from '../model/count-spend.ts';
import type { RatedSpend, Spend } from '../model/spend.ts';

const KEYS = ['day', 'channel', 'campaign', 'purpose', 'currency', 'amountMinor'] as const;

const s = aliased(spendStatement, 's');
const r = aliased(dayRate, 'r');

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

/** The rate that is kept for the day and currency of a row. */
const rateOf = (shopCurrency: string) => sql`
  left join day_rate r on ${r.day} = ${s.day} and ${r.currency} = ${s.currency} and ${r.shopCurrency} = ${shopCurrency}`;

/** What was spent in a period, newest day first, the statements that hold alone; nothing that was taken back to zero. */
export async function readSpend(
  db: Reader,
  { from, to }: Period,
  { shopCurrency, limit = Number.MAX_SAFE_INTEGER }: { readonly shopCurrency: string; readonly limit?: number },
): Promise<RatedSpend[]> {
  return db.query(sql`
    select ${select({ ...pick(s, ...KEYS), rate: r.rate })} from (
      select distinct on (day, channel, campaign, purpose, currency) * from ${STANDING} as said
      where day >= ${from} and day < ${to}
      order by day, channel, campaign, purpose, currency, version desc
    ) as s
    ${rateOf(shopCurrency)}
    where s.amount_minor > 0
    order by s.day desc, s.channel, s.campaign, s.purpose, s.currency
    limit ${limit}`);
}

/** The same spend with the rates that are kept for its days. */
export async function withRates(db: Reader, spend: readonly Spend[], shopCurrency: string): Promise<RatedSpend[]> {
  const days = [...new Set(spend.flatMap(({ day, currency }) => (currency === shopCurrency ? [] : [day])))];
  const rates =
    days.length === 0
      ? []
      : await db.query(sql`
          select ${select(pick(dayRate, 'day', 'currency', 'rate'))} from day_rate
          where day = any(${days}::text[]) and shop_currency = ${shopCurrency}`);
  const byDay = new Map(rates.map(({ day, currency, rate }) => [`${day} ${currency}`, rate]));
  return spend.map((one) => ({ ...one, rate: byDay.get(`${one.day} ${one.currency}`) ?? null }));
}

/**
 * Sums of a period by channel, campaign, purpose and currency, of the channels given; of all when none is. Where the sums
 * are to be in the shop's currency, what was spent in others is not summed: each amount has the rate of its day.
 */
export async function sumSpend(
  db: Reader,
  { period: { from, to }, channels, currency: asked }: Pick<ReportScope, 'period' | 'channels' | 'currency'>,
  shopCurrency: string,
): Promise<SpentPart[]> {
  const { day: _day, ...parts } = pick(s, ...KEYS);
  return db.query(sql`
    select ${select({ ...parts, rate: r.rate })} from (
      select channel, campaign, purpose, currency, day, sum(amount_minor)::bigint as amount_minor from (
        select channel, campaign, purpose, currency, amount_minor,
          case when ${asked} = ${shopCurrency} and currency <> ${shopCurrency} then day end as day from (
            select distinct on (day, channel, campaign, purpose, currency) * from ${STANDING} as said
            where day >= ${from} and day < ${to}
              and (cardinality(${channels}::text[]) = 0 or channel = any(${channels}::text[]))
            order by day, channel, campaign, purpose, currency, version desc
          ) as held
      ) as dated
      group by channel, campaign, purpose, currency, day
    ) as s
    ${rateOf(shopCurrency)}
    where s.amount_minor > 0
    order by s.channel, s.campaign, s.purpose, s.currency, s.day`);
}
