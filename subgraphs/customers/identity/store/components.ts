import type { Tx } from '#kernel/database/database.ts';
import { bigint, integer, select } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { aliased, pick } from '#kernel/database/table.ts';
import { assignments, recordset } from '#kernel/database/write.ts';
import { UnavailableError } from '#kernel/values/errors.ts';
import type { CustomerId } from '../../../shared/ids.ts';
import { customer } from '../../prisma/generated/tables.ts';
import type { Component } from '../model/components.ts';
import type { Member } from '../model/graph.ts';

/** Times that a component may change between finding and locking it, before the transaction fails. */
const MAX_LOCK_ATTEMPTS = 50;

/** Grows with every change of any customer, so that a person's newest one is the greatest of their records'. */
export const NEXT_VERSION = sql`nextval('customer_version')::int`;

const COUNTED = select({ survivorId: customer.survivorId, count: integer(sql`count(*)`) });
const MEMBER = select(pick(customer, 'id', 'createdAt', 'survivorId', 'bearerId'));

/**
 * Locks whole components by their survivors' rows, in key order; a change of a component requires that lock. When one
 * changed while we waited, the locks are released (by a savepoint) and taken again, so that locks are only ever taken
 * in order and crossing merges wait instead of dying in deadlocks.
 * @returns every member of the locked components.
 */
export async function lockComponents(tx: Tx, ids: readonly string[]): Promise<Member[]> {
  await tx.query(sql`savepoint unlocked`);
  for (let attempt = 0; attempt < MAX_LOCK_ATTEMPTS; attempt++) {
    if (attempt > 0) await tx.query(sql`rollback to savepoint unlocked`);
    const found = await tx.query(sql`
      select ${COUNTED} from customer where ${customer.id} = any(${ids}::text[]) group by ${customer.survivorId}`);
    const survivors = found.map((row) => row.survivorId);
    await tx.query(sql`select 1 from customer where id = any(${survivors}::text[]) order by id for no key update`);
    const members = await tx.query(sql`
      select ${MEMBER} from customer where ${customer.survivorId} = any(${survivors}::text[])`);
    const present = new Set<string>(members.map((member) => member.id));
    const expected = found.reduce((sum, row) => sum + row.count, 0);
    if (new Set(ids.filter((id) => present.has(id))).size === expected) return members;
  }
  throw new UnavailableError('These customers are being changed by many others; try again');
}

/** @returns a version for each changed component, growing. */
export async function writeComponents(tx: Tx, changed: readonly Component[], at: Date): Promise<string[]> {
  const rows = changed.flatMap(({ survivorId, memberIds }) => memberIds.map((id) => ({ id, survivorId })));
  const c = aliased(customer, 'c');
  const r = recordset('r', pick(customer, 'id', 'survivorId'), rows);
  await tx.query(sql`
    update customer c set ${assignments(customer, { survivorId: r.columns.survivorId, updatedAt: at, version: NEXT_VERSION })} from ${r}
    where ${c.id} = ${r.columns.id} and ${c.survivorId} <> ${r.columns.survivorId}`);
  return nextVersions(tx, changed.length);
}

/** Versions of that many statements about the graph, growing; taken under the locks of what they state. */
export async function nextVersions(tx: Tx, count: number): Promise<string[]> {
  const versions = await tx.query(sql`
    select ${select({ version: bigint(sql`nextval('identity_version')`) })}
    from generate_series(1, ${count}::int) order by 1`);
  return versions.map((row) => row.version.toString());
}

/**
 * Gives a guest's record to the account whose bearer has proved it.
 * @returns false when somebody has proved it before.
 */
export async function setBearer(tx: Tx, recordId: CustomerId, bearerId: CustomerId, at: Date): Promise<boolean> {
  const claimed = assignments(customer, { bearerId, updatedAt: at, version: NEXT_VERSION });
  const rows = await tx.query(sql`
    update customer set ${claimed} where ${customer.id} = ${recordId} and ${customer.bearerId} is null returning 1`);
  return rows.length > 0;
}
