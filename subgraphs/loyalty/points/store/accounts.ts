import type { Reader, Tx } from '#kernel/database/database.ts';
import { sql, trustedSql } from '#kernel/database/sql.ts';
import { newId } from '#kernel/values/ids.ts';
import { aliasesOf } from '../../../shared/customer-alias.ts';
import type { Account } from '../model/account.ts';

const columns = sql`a.id, a.customer_id as "customerId", a.points, a.held_points as "heldPoints", a.debt`;

/** Locks the customers' own accounts, in id order of the customer, making those that are missing: one statement. */
export async function lockOrCreateAccounts(tx: Tx, customerIds: readonly string[], now: Date): Promise<Account[]> {
  const ids = [...new Set(customerIds)].sort();
  const made = ids.map(() => newId('lac'));
  return tx.query<Account>(sql`
    insert into loyalty_account as a (id, customer_id, created_at)
    select made, customer, ${now} from unnest(${made}::text[], ${ids}::text[]) as r(made, customer) order by customer
    on conflict (customer_id) do update set customer_id = excluded.customer_id
    returning ${columns}`);
}

/** Locks every account of one person, merged ids included, richest first. */
export async function lockAccountsOfPerson(tx: Tx, customerId: string): Promise<Account[]> {
  const rows = await tx.query<Account>(sql`
    select ${columns} from loyalty_account a
    where a.customer_id in (select alias_id from ${aliasesOf([customerId])} aliases)
    order by a.customer_id for update`);
  return [...rows].sort((a, b) => b.points - b.heldPoints - (a.points - a.heldPoints));
}

export async function saveAccounts(tx: Tx, changes: readonly Account[]): Promise<void> {
  if (changes.length === 0) return;
  await tx.query(sql`
    update loyalty_account a set points = r.points, held_points = r.held_points, debt = r.debt
    from jsonb_to_recordset(${JSON.stringify(changes.map((c) => ({ id: c.id, points: c.points, held_points: c.heldPoints, debt: c.debt })))}::jsonb)
      as r(id text, points int, held_points int, debt int)
    where a.id = r.id`);
}

/** A sum over accounts, no larger than GraphQL can tell. */
function summed(column: 'points' | 'held_points' | 'debt') {
  return sql`least(sum(${trustedSql(`a.${column}`)}), 2147483647)::int`;
}

/**
 * Balances of people over all their merged ids, in one statement; a person without an account is absent.
 */
export async function readBalances(db: Reader, customerIds: readonly string[]): Promise<Account[]> {
  return db.query<Account>(sql`
    select aliases.requested_id as "customerId", (array_agg(a.id order by a.created_at, a.id))[1] as id,
           ${summed('points')} as points, ${summed('held_points')} as "heldPoints", ${summed('debt')} as debt
    from ${aliasesOf(customerIds)} aliases join loyalty_account a on a.customer_id = aliases.alias_id
    group by aliases.requested_id`);
}

/** The customers whose accounts these are; unknown ids are absent. */
export async function readOwners(
  db: Reader,
  accountIds: readonly string[],
): Promise<Array<{ id: string; customerId: string }>> {
  return db.query(
    sql`select id, customer_id as "customerId" from loyalty_account where id = any(${accountIds}::text[])`,
  );
}
