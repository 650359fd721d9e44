import type { Reader } from '#kernel/database/database.ts';
import { bigint, select, text } from '#kernel/database/select.ts';
import { sql, trustedSql } from '#kernel/database/sql.ts';
import { aliased } from '#kernel/database/table.ts';
import { countedMinor, isCounted, joinOrderRates } from '../../exchange-rates/store/converted-minor.ts';
import type { Period } from '../../periods/model/period.ts';
import { revenueCredit } from '../../prisma/generated/tables.ts';
import { readSqlFiles } from '../../warehouse/store/sql-files.ts';
import { isInPeriod } from './payouts.ts';

const c = aliased(revenueCredit, 'c');
const metricSql = readSqlFiles(new URL('../sql/', import.meta.url));

/** Net sales that moved from a store to another; under the empty text from remote sales. */
export interface Transfer {
  readonly from: string;
  readonly to: string;
  readonly amountMinor: bigint;
}

/** The transfers of a period, by both of their ends. */
export async function readTransfers(
  db: Reader,
  scope: {
    readonly period: Period;
    readonly zone: string;
    readonly currency: string;
    readonly shopCurrency: string;
    readonly channels: readonly string[];
  },
): Promise<Transfer[]> {
  const { channels, shopCurrency, period, zone } = scope;
  const own = sql`${c.currency}`;
  const amount = countedMinor(sql`${c.amountMinor}`, own, scope);
  const from = text(sql`coalesce(${c.fromLocationId}, '')`);
  const to = text(sql`${c.toLocationId}`);
  const amountMinor = bigint(trustedSql(metricSql('fulfillment_credits')));
  return db.query(sql`
    select ${select({ from, to, amountMinor })} from (
      select c.from_location_id, c.to_location_id, ${amount} as amount_minor
      from revenue_credit c ${joinOrderRates({ orderId: sql`${c.orderId}`, currency: own }, shopCurrency)}
      where ${isCounted(own, scope)} and ${isInPeriod(c.occurredAt, period, zone)}
        and (${channels.length === 0} or ${c.channel} = any(${channels}::text[]))
    ) as c
    where ${c.amountMinor} is not null
    group by ${c.fromLocationId}, ${c.toLocationId}`);
}
