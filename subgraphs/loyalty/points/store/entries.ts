import { type Reader, StaleReadError, type Tx } from '#kernel/database/database.ts';
import { keyset } from '#kernel/database/keyset.ts';
import { bigint, integer, like, present, select } from '#kernel/database/select.ts';
import { type SqlQuery, sql } from '#kernel/database/sql.ts';
import { aliased, pick } from '#kernel/database/table.ts';
import { insertRows } from '#kernel/database/write.ts';
import { insertEvents, type NewEvent, wakePullers } from '#kernel/events/outbox.ts';
import type { PageRequest } from '#kernel/values/pagination.ts';
import type { CustomerId, OrderId } from '../../../shared/ids.ts';
import { loyaltyAccount, loyaltyEntry } from '../../prisma/generated/tables.ts';
import type { Account } from '../model/account.ts';
import type { Entry } from '../model/entry.ts';
import { saveAccounts } from './accounts.ts';

const a = aliased(loyaltyAccount, 'a');
const e = aliased(loyaltyEntry, 'e');
const WRITTEN = ['id', 'accountId', 'key', 'kind', 'points', 'basisMinor', 'orderId', 'reason', 'occurredAt'] as const;
const KEYS = [...WRITTEN, 'balanceAfter'] as const;

export async function readPostedKeys(tx: Tx, keys: readonly string[]): Promise<Set<string>> {
  const rows = await tx.query(sql`
    select ${select(pick(e, 'key'))} from loyalty_entry e where ${e.key} = any(${keys}::text[])`);
  return new Set(rows.map((row) => row.key));
}

/**
 * Writes entries with the balances that they lead to and their events: one statement.
 * @throws StaleReadError when one of their causes was posted while this waited for its account.
 */
export async function insertEntries(
  tx: Tx,
  entries: readonly Entry[],
  accounts: readonly Account[],
  events: readonly NewEvent[],
): Promise<void> {
  const rows = entries as ReadonlyArray<Entry & { readonly orderId: OrderId | null }>;
  const [row] = await tx.query(sql`
    with entry as (${insertRows(loyaltyEntry, KEYS, rows)} on conflict (key) do nothing returning 1),
    account as (${saveAccounts(accounts)}),
    told as (${insertEvents(events)})
    select ${select({ count: integer(sql`count(*)`) })} from entry`);
  if (row?.count !== entries.length) throw new StaleReadError('points were posted by another request');
  tx.afterCommit(() => wakePullers('loyalty', events));
}

/** Earnings of orders and what was reversed of them so far. */
export interface OrderEarning {
  readonly orderId: OrderId;
  readonly customerId: CustomerId;
  readonly points: number;
  readonly basisMinor: bigint;
  readonly reversedPoints: number;
  readonly reversedMinor: bigint;
}

const earning = select({
  orderId: present(e.orderId),
  customerId: like(a.customerId, sql`max(${a.customerId})`),
  points: integer(sql`coalesce(sum(${e.points}) filter (where ${e.kind} = 'EARN'), 0)`),
  basisMinor: bigint(sql`coalesce(sum(${e.basisMinor}) filter (where ${e.kind} = 'EARN'), 0)`),
  reversedPoints: integer(sql`coalesce(-sum(${e.points}) filter (where ${e.kind} = 'REVERSE'), 0)`),
  reversedMinor: bigint(sql`coalesce(sum(${e.basisMinor}) filter (where ${e.kind} = 'REVERSE'), 0)`),
});

export async function readOrderEarnings(tx: Tx, orderIds: readonly OrderId[]): Promise<OrderEarning[]> {
  return tx.query(sql`
    select ${earning} from loyalty_entry e join loyalty_account a on ${a.id} = ${e.accountId}
    where ${e.orderId} = any(${orderIds}::text[]) and ${e.kind} in ('EARN', 'REVERSE') group by ${e.orderId}`);
}

/** Points of an account that paid for an order, and those of them that went back. */
export interface RedeemedPoints {
  readonly customerId: CustomerId;
  readonly redeemed: number;
  readonly restored: number;
}

const payer = select({
  customerId: a.customerId,
  redeemed: integer(sql`coalesce(-sum(${e.points}) filter (where ${e.kind} = 'REDEEM'), 0)`),
  restored: integer(sql`coalesce(sum(${e.points}) filter (where ${e.kind} = 'RESTORE'), 0)`),
});

/** The accounts that paid for an order, by customer. */
export async function readRedeemed(tx: Tx, orderId: OrderId): Promise<RedeemedPoints[]> {
  return tx.query(sql`
    select ${payer} from loyalty_entry e join loyalty_account a on ${a.id} = ${e.accountId}
    where ${e.orderId} = ${orderId} and ${e.kind} in ('REDEEM', 'RESTORE')
    group by ${a.customerId} order by ${a.customerId}`);
}

/** Entries of a person over records `(requested_id, alias_id)`. */
export async function countEntries(db: Reader, records: SqlQuery): Promise<number> {
  const [row] = await db.query(sql`
    select ${select({ count: integer(sql`count(*)`) })}
    from loyalty_entry e join loyalty_account a on ${a.id} = ${e.accountId}
    where ${a.customerId} in (select alias_id from ${records} records)`);
  return row?.count ?? 0;
}

/** One page of them, newest first. */
export async function readEntries(db: Reader, records: SqlQuery, page: PageRequest): Promise<Entry[]> {
  const columns = [{ column: e.occurredAt, type: 'timestamptz' as const }, { column: e.id }];
  const { bounds, order } = keyset(page, columns, 'desc');
  return db.query(sql`
    select ${select(pick(e, ...KEYS))} from loyalty_entry e join loyalty_account a on ${a.id} = ${e.accountId}
    where ${a.customerId} in (select alias_id from ${records} records) and ${bounds}
    order by ${order} limit ${page.limit + 1}`);
}
