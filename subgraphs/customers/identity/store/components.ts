import type { Tx } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';
import { UnavailableError } from '#kernel/values/errors.ts';
import type { Component } from '../model/components.ts';
import type { Member } from '../model/graph.ts';

/** Times that a component may change between finding and locking it, before the transaction gives up. */
const MAX_LOCK_ATTEMPTS = 50;

/**
 * Locks whole components by their survivors' rows, in key order. Whoever changes a component holds that lock. When one
 * changed while we waited, the locks are let go (by a savepoint) and taken anew, so that locks are only ever taken in
 * order and crossing merges wait instead of dying in deadlocks.
 * @returns every member of the locked components.
 */
export async function lockComponents(tx: Tx, ids: readonly string[]): Promise<Member[]> {
  await tx.query(sql`savepoint unlocked`);
  for (let attempt = 0; attempt < MAX_LOCK_ATTEMPTS; attempt++) {
    if (attempt > 0) await tx.query(sql`rollback to savepoint unlocked`);
    const found = await tx.query<{ survivorId: string; count: bigint }>(sql`
      select survivor_id as "survivorId", count(*) as count from customer where id = any(${ids}::text[]) group by survivor_id`);
    const survivors = found.map((row) => row.survivorId);
    await tx.query(sql`select 1 from customer where id = any(${survivors}::text[]) order by id for no key update`);
    const members = await tx.query<Member>(sql`
      select id, created_at as "createdAt", survivor_id as "survivorId"
      from customer where survivor_id = any(${survivors}::text[])`);
    const present = new Set(members.map((member) => member.id));
    const expected = found.reduce((sum, row) => sum + Number(row.count), 0);
    if (new Set(ids.filter((id) => present.has(id))).size === expected) return members;
  }
  throw new UnavailableError('Too much changes about these customers just now; try again');
}

/** @returns a version for each changed component, growing. */
export async function writeComponents(tx: Tx, changed: readonly Component[], at: Date): Promise<string[]> {
  const rows = changed.flatMap(({ survivorId, memberIds }) => memberIds.map((id) => ({ id, survivor_id: survivorId })));
  await tx.query(sql`
    update customer c set survivor_id = r.survivor_id, updated_at = ${at}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id text, survivor_id text)
    where c.id = r.id and c.survivor_id <> r.survivor_id`);
  const versions = await tx.query<{ version: bigint }>(sql`
    select nextval('identity_version') as version from generate_series(1, ${changed.length}::int) order by 1`);
  return versions.map((row) => row.version.toString());
}
