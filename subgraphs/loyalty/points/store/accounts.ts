import type { Reader, Tx } from '#kernel/database/database.ts';
import { integer, like, nullable, select, textArray } from '#kernel/database/select.ts';
import { listOf, type SqlQuery, sql } from '#kernel/database/sql.ts';
import { aliased, pick } from '#kernel/database/table.ts';
import { assignments, insertInto, recordset, value } from '#kernel/database/write.ts';
import { newId } from '#kernel/values/ids.ts';
import { spendableFor } from '../../../shared/customer-alias.ts';
import type { CustomerId, LoyaltyAccountId } from '../../../shared/ids.ts';
import { loyaltyAccount } from '../../prisma/generated/tables.ts';
import type { Account } from '../model/account.ts';
import type { Posting } from '../model/entry.ts';

const a = aliased(loyaltyAccount, 'a');
const KEYS = ['id', 'customerId', 'points', 'heldPoints', 'debt'] as const;

/** Locks the customers' own accounts, in id order of the customer, making those that are missing: one statement. */
export async function lockOrCreateAccounts(tx: Tx, customerIds: readonly CustomerId[], now: Date): Promise<Account[]> {
  return tx.query(sql`${lockOrCreate(customerIds, now)} returning ${select(pick(loyaltyAccount, ...KEYS))}`);
}

function lockOrCreate(customerIds: readonly CustomerId[], now: Date): SqlQuery {
  const made = [...new Set(customerIds)].map((customerId) => ({ id: newId('lac'), customerId }));
  const r = recordset('r', pick(loyaltyAccount, 'id', 'customerId'), made);
  const fields = { ...r.columns, createdAt: value(loyaltyAccount.createdAt, now) };
  return sql`
    ${insertInto(loyaltyAccount, fields, sql`from ${r} order by ${r.columns.customerId}`)}
    on conflict (customer_id) do update set customer_id = excluded.customer_id`;
}

/**
 * The same with those of the keys that are in the ledger already, as before the wait for the locks: who posts one meanwhile
 * is found when the entries are written. One statement.
 */
export async function lockAccountsToPost(
  tx: Tx,
  postings: ReadonlyArray<Pick<Posting, 'customerId' | 'key'>>,
  now: Date,
): Promise<{ readonly accounts: readonly Account[]; readonly posted: ReadonlySet<string> }> {
  const customerIds = postings.map(({ customerId }) => customerId);
  const keys = postings.map(({ key }) => key);
  const posted = textArray(sql`(select array_agg(key) from loyalty_entry where key = any(${listOf(keys)}))`);
  const rows = await tx.query(sql`
    with a as (${lockOrCreate(customerIds, now)} returning *)
    select ${select({ ...pick(a, ...KEYS), posted: nullable(posted) })} from a`);
  return { accounts: rows, posted: new Set(rows[0]?.posted ?? []) };
}

/** Locks every account whose points may pay for a customer's cart, richest first. */
export async function lockSpendableAccounts(tx: Tx, customerId: CustomerId): Promise<Account[]> {
  const rows = await tx.query(sql`
    select ${select(pick(a, ...KEYS))} from loyalty_account a
    where ${a.customerId} in (select alias_id from ${spendableFor([customerId])} records)
    order by ${a.customerId} for update`);
  return [...rows].sort((one, other) => other.points - other.heldPoints - (one.points - one.heldPoints));
}

/** Writes balances of accounts that are locked. */
export function saveAccounts(changes: readonly Account[]): SqlQuery {
  const r = recordset('r', pick(loyaltyAccount, 'id', 'points', 'heldPoints', 'debt'), changes);
  const { points, heldPoints, debt } = r.columns;
  return sql`
    update loyalty_account a set ${assignments(loyaltyAccount, { points, heldPoints, debt })}
    from ${r} where ${a.id} = ${r.columns.id}`;
}

/** A sum over accounts, no larger than GraphQL can tell. */
function summed(column: SqlQuery) {
  return integer(sql`least(sum(${column}), 2147483647)`);
}

const balance = select({
  customerId: like(a.customerId, sql`aliases.requested_id`),
  id: like(a.id, sql`(array_agg(${a.id} order by ${a.createdAt}, ${a.id}))[1]`),
  points: summed(a.points),
  heldPoints: summed(a.heldPoints),
  debt: summed(a.debt),
});

/**
 * Balances of people over records `(requested_id, alias_id)`, in one statement; a person without an account is absent.
 */
export async function readBalances(db: Reader, records: SqlQuery): Promise<Account[]> {
  return db.query(sql`
    select ${balance} from ${records} aliases join loyalty_account a on ${a.customerId} = aliases.alias_id
    group by aliases.requested_id`);
}

/** The customers whose accounts these are; unknown ids are absent. */
export async function readOwners(
  db: Reader,
  accountIds: readonly LoyaltyAccountId[],
): Promise<Array<{ id: string; customerId: CustomerId }>> {
  return db.query(sql`
    select ${select(pick(a, 'id', 'customerId'))} from loyalty_account a where ${a.id} = any(${accountIds}::text[])`);
}
