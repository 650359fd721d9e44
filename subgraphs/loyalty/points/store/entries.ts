import type { Reader, Tx } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';
import { toJson } from '#kernel/values/json.ts';
import type { PageRequest } from '#kernel/values/pagination.ts';
import { aliasesOf } from '../../../shared/customer-alias.ts';
import type { Entry } from '../model/entry.ts';

const columns = sql`e.id, e.account_id as "accountId", e.key, e.kind, e.points, e.basis_minor as "basisMinor",
  e.order_id as "orderId", e.reason, e.occurred_at as "occurredAt", e.balance_after as "balanceAfter"`;

export async function readPostedKeys(tx: Tx, keys: readonly string[]): Promise<Set<string>> {
  const rows = await tx.query<{ key: string }>(sql`select key from loyalty_entry where key = any(${keys}::text[])`);
  return new Set(rows.map((row) => row.key));
}

export async function insertEntries(tx: Tx, entries: readonly Entry[]): Promise<void> {
  if (entries.length === 0) return;
  const rows = entries.map((e) => ({
    id: e.id,
    account_id: e.accountId,
    key: e.key,
    kind: e.kind,
    points: e.points,
    basis_minor: e.basisMinor,
    order_id: e.orderId,
    reason: e.reason,
    occurred_at: e.occurredAt,
    balance_after: e.balanceAfter,
  }));
  await tx.query(sql`
    insert into loyalty_entry (id, account_id, key, kind, points, basis_minor, order_id, reason, occurred_at, balance_after)
    select id, account_id, key, kind, points, basis_minor, order_id, reason, occurred_at, balance_after
    from jsonb_to_recordset(${toJson(rows)}::jsonb) as r(id text, account_id text, key text, kind loyalty_entry_kind,
      points int, basis_minor bigint, order_id text, reason text, occurred_at timestamptz, balance_after int)`);
}

/** Earnings of orders and what was reversed of them so far. */
export interface OrderEarning {
  readonly orderId: string;
  readonly customerId: string;
  readonly points: number;
  readonly basisMinor: bigint;
  readonly reversedPoints: number;
  readonly reversedMinor: bigint;
}

export async function readOrderEarnings(tx: Tx, orderIds: readonly string[]): Promise<OrderEarning[]> {
  return tx.query<OrderEarning>(sql`
    select e.order_id as "orderId", max(a.customer_id) as "customerId",
           coalesce(sum(e.points) filter (where e.kind = 'EARN'), 0)::int as points,
           coalesce(sum(e.basis_minor) filter (where e.kind = 'EARN'), 0)::bigint as "basisMinor",
           coalesce(-sum(e.points) filter (where e.kind = 'REVERSE'), 0)::int as "reversedPoints",
           coalesce(sum(e.basis_minor) filter (where e.kind = 'REVERSE'), 0)::bigint as "reversedMinor"
    from loyalty_entry e join loyalty_account a on a.id = e.account_id
    where e.order_id = any(${orderIds}::text[]) and e.kind in ('EARN', 'REVERSE') group by e.order_id`);
}

/** Points of an account that paid for an order, and those of them that went back. */
export interface RedeemedPoints {
  readonly customerId: string;
  readonly redeemed: number;
  readonly restored: number;
}

/** The accounts that paid for an order, by customer. */
export async function readRedeemed(tx: Tx, orderId: string): Promise<RedeemedPoints[]> {
  return tx.query<RedeemedPoints>(sql`
    select a.customer_id as "customerId", coalesce(-sum(e.points) filter (where e.kind = 'REDEEM'), 0)::int as redeemed,
           coalesce(sum(e.points) filter (where e.kind = 'RESTORE'), 0)::int as restored
    from loyalty_entry e join loyalty_account a on a.id = e.account_id
    where e.order_id = ${orderId} and e.kind in ('REDEEM', 'RESTORE') group by a.customer_id order by a.customer_id`);
}

/** A person's entries over all merged ids. */
export async function countEntries(db: Reader, customerId: string): Promise<number> {
  const [row] = await db.query<{ count: number }>(sql`
    select count(*)::int as count from loyalty_entry e join loyalty_account a on a.id = e.account_id
    where a.customer_id in (select alias_id from ${aliasesOf([customerId])} aliases)`);
  return row?.count ?? 0;
}

/** One page of a person's entries over all merged ids, newest first. */
export async function readEntries(db: Reader, customerId: string, page: PageRequest): Promise<Entry[]> {
  const after = page.after ? sql`and (e.occurred_at, e.id) < (${page.after[0]}::timestamptz, ${page.after[1]})` : sql``;
  return db.query<Entry>(sql`
    select ${columns} from loyalty_entry e join loyalty_account a on a.id = e.account_id
    where a.customer_id in (select alias_id from ${aliasesOf([customerId])} aliases) ${after}
    order by e.occurred_at desc, e.id desc limit ${page.limit + 1}`);
}
