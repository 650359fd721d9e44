import type { Reader } from '#kernel/database/database.ts';
import { bigint, select, text } from '#kernel/database/select.ts';
import { sql, trustedSql } from '#kernel/database/sql.ts';
import { aliased } from '#kernel/database/table.ts';
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
    readonly channels: readonly string[];
  },
): Promise<Transfer[]> {
  const { channels, currency, period, zone } = scope;
  const from = text(sql`coalesce(${c.fromLocationId}, '')`);
  const to = text(sql`${c.toLocationId}`);
  const amountMinor = bigint(trustedSql(metricSql('fulfillment_credits')));
  return db.query(sql`
    select ${select({ from, to, amountMinor })} from revenue_credit c
    where ${c.currency} = ${currency} and ${isInPeriod(c.occurredAt, period, zone)}
      and (${channels.length === 0} or ${c.channel} = any(${channels}::text[]))
    group by ${c.fromLocationId}, ${c.toLocationId}`);
}
