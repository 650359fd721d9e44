import type { Reader } from '#kernel/database/database.ts';
import { keyset } from '#kernel/database/keyset.ts';
import { bigint, boolean, integer, nullable, select, text } from '#kernel/database/select.ts';
import { type SqlQuery, sql, trustedSql } from '#kernel/database/sql.ts';
import { aliased, pick } from '#kernel/database/table.ts';
import type { Money } from '#kernel/values/money.ts';
import type { PageRequest } from '#kernel/values/pagination.ts';
import type { LocationId, OrderId, StaffId } from '../../../shared/ids.ts';
import { convertedMinor, countedMinor, isCounted, joinOrderRates } from '../../exchange-rates/store/converted-minor.ts';
import type { Period } from '../../periods/model/period.ts';
import { commissionEntry } from '../../prisma/generated/tables.ts';
import { readSqlFiles } from '../../warehouse/store/sql-files.ts';
import type { CommissionScope } from '../model/commission-scope.ts';

const e = aliased(commissionEntry, 'e');
const metricSql = readSqlFiles(new URL('../sql/', import.meta.url));

/** Rows of a report by associate, and by store, at most. */
const MAX_PAYOUT_ROWS = 500;

/** SQL condition: within a period of business days of a zone. */
export function isInPeriod(instant: SqlQuery, { from, to }: Period, zone: string): SqlQuery {
  const midnight = (day: string) => sql`(${day}::date)::timestamp at time zone ${zone}`;
  return sql`${instant} >= ${midnight(from)} and ${instant} < ${midnight(to)}`;
}

function inScope(scope: CommissionScope): SqlQuery {
  const { period, zone, channels, locationIds, staffId } = scope;
  return sql`${isCounted(sql`${e.currency}`, scope)} and ${isInPeriod(e.bookedAt, period, zone)}
    and (${staffId}::text is null or ${e.staffId} = ${staffId})
    and (${channels.length === 0} or ${e.channel} = any(${channels}::text[]))
    and (${locationIds.length === 0} or ${e.locationId} = any(${locationIds}::text[]))`;
}

/** What was earned by an associate, in a store, or in all. */
export interface Payout {
  /** Net sales that commission was computed from. */
  readonly salesMinor: bigint;
  readonly commissionMinor: bigint;
  /** Of it, what sales earned, and what returns and cancellations took back (negative). */
  readonly earnedMinor: bigint;
  readonly takenBackMinor: bigint;
  readonly assistedMinor: bigint;
  readonly influencedMinor: bigint;
  readonly orders: number;
}

const NO_PAYOUT: Payout = {
  salesMinor: 0n,
  commissionMinor: 0n,
  earnedMinor: 0n,
  takenBackMinor: 0n,
  assistedMinor: 0n,
  influencedMinor: 0n,
  orders: 0,
};

const summed = (condition: SqlQuery) => bigint(sql`coalesce(sum(${e.amountMinor}) filter (where ${condition}), 0)`);

const PAYOUT = {
  salesMinor: bigint(sql`coalesce(${trustedSql(metricSql('associate_sales'))}, 0)`),
  commissionMinor: bigint(sql`coalesce(${trustedSql(metricSql('commission'))}, 0)`),
  earnedMinor: summed(sql`${e.cause} = 'PLACED'`),
  takenBackMinor: summed(sql`${e.cause} <> 'PLACED'`),
  assistedMinor: summed(sql`${e.kind} = 'ASSISTED'`),
  influencedMinor: summed(sql`${e.kind} = 'INFLUENCED'`),
  orders: integer(trustedSql(metricSql('commissioned_orders'))),
};

/** Entries of a scope with their amounts in its currency: null for an order without a rate. */
function countedEntries(scope: CommissionScope): SqlQuery {
  const counted = (amount: SqlQuery) => countedMinor(amount, sql`${e.currency}`, scope);
  return sql`(
    select e.order_id, e.cause, e.kind, e.staff_id, e.location_id, e.currency, e.booked_at,
      ${counted(sql`${e.amountMinor}`)} as amount_minor, ${counted(sql`${e.basisMinor}`)} as basis_minor,
      e.amount_minor as own_minor
    from commission_entry e ${joinOrderRates({ orderId: sql`${e.orderId}`, currency: sql`${e.currency}` }, scope.shopCurrency)}
    where ${inScope(scope)})`;
}

export interface Payouts {
  readonly total: Payout;
  readonly byStaff: ReadonlyArray<Payout & { readonly staffId: StaffId }>;
  /** Without a store what was earned away from any. */
  readonly byLocation: ReadonlyArray<Payout & { readonly locationId: LocationId | null }>;
}

/** Sums of the ledger by associate and by store, most first, in one statement. */
export async function readPayouts(db: Reader, scope: CommissionScope): Promise<Payouts> {
  const keys = {
    ofStaff: boolean(sql`grouping(${e.staffId}) = 0`),
    ofLocation: boolean(sql`grouping(${e.locationId}) = 0`),
    staffId: nullable(e.staffId),
    locationId: e.locationId,
  };
  const rows = await db.query(sql`
    select ${select({ ...keys, ...PAYOUT })} from ${countedEntries(scope)} as e where ${e.amountMinor} is not null
    group by grouping sets ((), (${e.staffId}), (${e.locationId}))
    order by 6 desc, 3, 4`);
  const total = rows.find((row) => !row.ofStaff && !row.ofLocation) ?? NO_PAYOUT;
  const byStaff = rows.flatMap(({ staffId, ...row }) => (row.ofStaff && staffId !== null ? [{ ...row, staffId }] : []));
  const byLocation = rows.filter((row) => row.ofLocation);
  return { total, byStaff: byStaff.slice(0, MAX_PAYOUT_ROWS), byLocation: byLocation.slice(0, MAX_PAYOUT_ROWS) };
}

/** Commissions on orders without a rate, which are in no sum of the scope, by currency. */
export async function readUncounted(db: Reader, scope: CommissionScope): Promise<Money[]> {
  if (scope.currency !== scope.shopCurrency) return [];
  const minor = bigint(sql`sum(own_minor)`);
  return db.query(sql`
    select ${select({ minor, currency: e.currency })} from ${countedEntries(scope)} as e where ${e.amountMinor} is null
    group by ${e.currency} order by ${e.currency}`);
}

/** The sums of the ledger, of a period and of each of its days that has entries. */
export async function readLedgerDays(
  db: Reader,
  scope: CommissionScope,
): Promise<{ readonly total: Payout; readonly byDay: ReadonlyMap<string, Payout> }> {
  const rows = await db.query(sql`
    select ${select({ day: nullable(text(sql`e.day`)), ...PAYOUT })}
    from (
      select x.*, to_char(x.booked_at at time zone ${scope.zone}, 'YYYY-MM-DD') as day from ${countedEntries(scope)} as x
      where x.amount_minor is not null
    ) as e
    group by grouping sets ((), (e.day))`);
  return {
    total: rows.find(({ day }) => day === null) ?? NO_PAYOUT,
    byDay: new Map(rows.flatMap(({ day, ...payout }) => (day === null ? [] : [[day, payout]]))),
  };
}

/** Grows with the ledger: ids of entries are in the order of time, and made under one lock. */
export async function readLedgerVersion(db: Reader): Promise<bigint> {
  const last = nullable(text(sql`max(${e.id})`));
  const [row] = await db.query(sql`select ${select({ last })} from commission_entry e`);
  return BigInt(`0x${row?.last?.slice('cme_'.length).replaceAll('-', '') ?? '0'}`);
}

const LISTED = pick(
  e,
  'id',
  'orderId',
  'cause',
  'kind',
  'staffId',
  'locationId',
  'channel',
  'currency',
  'basisMinor',
  'amountMinor',
  'policyId',
  'interactionId',
  'reason',
  'occurredAt',
  'bookedAt',
  'recordedAt',
);

export type ListedEntry = Awaited<ReturnType<typeof readEntries>>[number];

/** Entries of the ledger, those booked last first; of one order where it is named. */
export async function readEntries(db: Reader, scope: CommissionScope, orderId: OrderId | null, page: PageRequest) {
  const columns = [{ column: e.bookedAt, type: 'timestamptz' as const }, { column: e.id }];
  const { bounds, order } = keyset(page, columns, 'desc');
  const { shopCurrency } = scope;
  const converted = convertedMinor(sql`${e.amountMinor}`, sql`${e.currency}`, shopCurrency);
  const counted = {
    ...LISTED,
    convertedMinor: nullable(bigint(sql`case when ${e.currency} <> ${shopCurrency} then ${converted} end`)),
  };
  return db.query(sql`
    select ${select(counted)} from commission_entry e
    ${joinOrderRates({ orderId: sql`${e.orderId}`, currency: sql`${e.currency}` }, shopCurrency)}
    where ${inScope(scope)} and (${orderId}::text is null or ${e.orderId} = ${orderId}) and ${bounds}
    order by ${order} limit ${page.limit + 1}`);
}
