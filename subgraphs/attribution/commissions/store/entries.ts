import type { Tx } from '#kernel/database/database.ts';
import { bigint, like, select } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { aliased, pick } from '#kernel/database/table.ts';
import { insertRows } from '#kernel/database/write.ts';
import { newId } from '#kernel/values/ids.ts';
import type { OrderId } from '../../../shared/ids.ts';
import { commissionEntry, revenueCredit } from '../../prisma/generated/tables.ts';
import { type BookedCommission, subjectOf } from '../model/book-commission.ts';
import type { Credit } from '../model/plan-credits.ts';

const e = aliased(commissionEntry, 'e');
const c = aliased(revenueCredit, 'c');
const SUBJECT = [
  'orderId',
  'cause',
  'causeId',
  'kind',
  'staffId',
  'locationId',
  'channel',
  'currency',
  'policyId',
  'interactionId',
  'occurredAt',
  'bookedAt',
] as const;
const KEYS = ['id', ...SUBJECT, 'basisMinor', 'amountMinor', 'reason'] as const;

/** What an entry is about, and when it is paid: entries of the same add up. */
export const bookedSubjectOf = (entry: BookedCommission): string =>
  `${subjectOf(entry)} ${entry.bookedAt.toISOString()}`;

/** What the ledger says of orders: the sums by subject and day. */
export async function readPosted(tx: Tx, orderIds: readonly OrderId[]): Promise<BookedCommission[]> {
  const fields = pick(e, ...SUBJECT);
  const sums = { basisMinor: bigint(sql`sum(${e.basisMinor})`), amountMinor: bigint(sql`sum(${e.amountMinor})`) };
  return tx.query(sql`
    select ${select({ ...fields, ...sums })} from commission_entry e where ${e.orderId} = any(${orderIds}::text[])
    group by ${e.orderId}, ${e.cause}, ${e.causeId}, ${e.kind}, ${e.staffId}, ${e.locationId}, ${e.channel},
      ${e.currency}, ${e.policyId}, ${e.interactionId}, ${e.occurredAt}, ${e.bookedAt}`);
}

/** Why the ledger says something new. */
export type Reason = 'ORDER' | 'INTERACTION' | 'IDENTITY' | 'POLICY';

/** @param reason what showed the entries; those that a statement about identities showed later say so themselves */
export async function insertEntries(tx: Tx, entries: readonly BookedCommission[], reason: Reason): Promise<void> {
  if (entries.length === 0) return;
  const why = ({ bookedAt, occurredAt }: BookedCommission) => (bookedAt > occurredAt ? 'IDENTITY' : reason);
  const rows = entries.map((entry) => ({ ...entry, id: newId('cme'), reason: why(entry) }));
  await tx.query(insertRows(commissionEntry, KEYS, rows));
}

const CREDIT_SUBJECT = [
  'orderId',
  'causeId',
  'fromLocationId',
  'toLocationId',
  'channel',
  'currency',
  'policyId',
  'occurredAt',
] as const;

export function creditSubjectOf(credit: Credit): string {
  return JSON.stringify(CREDIT_SUBJECT.map((key) => credit[key]));
}

/** What was moved for orders so far: the sums by subject. */
export async function readPostedCredits(tx: Tx, orderIds: readonly OrderId[]): Promise<Credit[]> {
  const fields = pick(c, ...CREDIT_SUBJECT);
  const amountMinor = like(c.amountMinor, sql`sum(${c.amountMinor})::bigint`);
  return tx.query(sql`
    select ${select({ ...fields, amountMinor })} from revenue_credit c where ${c.orderId} = any(${orderIds}::text[])
    group by ${c.orderId}, ${c.causeId}, ${c.fromLocationId}, ${c.toLocationId}, ${c.channel}, ${c.currency},
      ${c.policyId}, ${c.occurredAt}`);
}

export async function insertCredits(tx: Tx, credits: readonly Credit[]): Promise<void> {
  if (credits.length === 0) return;
  const rows = credits.map((credit) => ({ ...credit, id: newId('rcr') }));
  await tx.query(insertRows(revenueCredit, ['id', ...CREDIT_SUBJECT, 'amountMinor'], rows));
}
