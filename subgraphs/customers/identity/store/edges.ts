import type { Reader, Tx } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';
import { UnavailableError } from '#kernel/values/errors.ts';
import { newId } from '#kernel/values/ids.ts';
import type { Component } from '../model/components.ts';
import type { ActiveEdge } from '../model/edge-cut.ts';

export interface Member {
  readonly id: string;
  readonly createdAt: Date;
  readonly survivorId: string;
}

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

export interface Edge extends ActiveEdge {
  readonly kind: 'EVIDENCE' | 'MANUAL';
  readonly evidenceIds: readonly string[];
}

const EDGE_COLUMNS = sql`id, left_id as "leftId", right_id as "rightId", kind, evidence_ids as "evidenceIds", created_at as "createdAt"`;

/** Edges that hold just now, of members; both ends of an edge always lie in one component. */
export function readActiveEdges(db: Reader, memberIds: readonly string[]): Promise<Edge[]> {
  return db.query<Edge>(sql`
    select ${EDGE_COLUMNS} from alias_edge where left_id = any(${memberIds}::text[]) and removed_at is null`);
}

export function readEdgesResting(tx: Tx, evidenceIds: readonly string[]): Promise<Edge[]> {
  return tx.query<Edge>(sql`
    select ${EDGE_COLUMNS} from alias_edge where evidence_ids && ${evidenceIds}::text[] and removed_at is null`);
}

/**
 * Adds edges; one that was there before, even if taken away since, is left as it is: what a person undid stays undone.
 * @returns the ones that are new.
 */
export function insertEdges(
  tx: Tx,
  edges: ReadonlyArray<Pick<Edge, 'leftId' | 'rightId' | 'kind' | 'evidenceIds'>>,
  at: Date,
): Promise<Edge[]> {
  const rows = edges.map((edge) => {
    const id = newId('edg');
    const { leftId, rightId, kind, evidenceIds } = edge;
    const key = kind === 'MANUAL' ? id : evidenceIds.join(' ');
    return { id, left_id: leftId, right_id: rightId, kind, evidence_ids: evidenceIds, evidence_key: key };
  });
  return tx.query<Edge>(sql`
    insert into alias_edge (id, left_id, right_id, kind, evidence_ids, evidence_key, created_at)
    select id, left_id, right_id, kind, evidence_ids, evidence_key, ${at}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(id text, left_id text, right_id text, kind text, evidence_ids text[], evidence_key text)
    order by left_id, right_id, evidence_key
    on conflict (left_id, right_id, evidence_key) do nothing
    returning ${EDGE_COLUMNS}`);
}

export async function removeEdges(tx: Tx, ids: readonly string[], at: Date): Promise<void> {
  await tx.query(sql`update alias_edge set removed_at = ${at} where id = any(${ids}::text[]) and removed_at is null`);
}

export function readSeparations(
  tx: Tx,
  memberIds: readonly string[],
): Promise<Array<{ leftId: string; rightId: string }>> {
  return tx.query(sql`
    select left_id as "leftId", right_id as "rightId" from separation
    where left_id = any(${memberIds}::text[]) and right_id = any(${memberIds}::text[]) and lifted_at is null`);
}

export async function insertSeparation(tx: Tx, a: string, b: string, at: Date): Promise<void> {
  const [left, right] = a < b ? [a, b] : [b, a];
  await tx.query(sql`
    insert into separation (left_id, right_id, created_at) values (${left}, ${right}, ${at})
    on conflict (left_id, right_id) do update set created_at = excluded.created_at, lifted_at = null`);
}

/** A merge by hand overrules what was said before about the same people. */
export async function liftSeparations(tx: Tx, memberIds: readonly string[], at: Date): Promise<void> {
  await tx.query(sql`
    update separation set lifted_at = ${at}
    where left_id = any(${memberIds}::text[]) and right_id = any(${memberIds}::text[]) and lifted_at is null`);
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

export interface MergeEventRow {
  readonly id: string;
  readonly at: Date;
  readonly kind: 'MERGED' | 'UNMERGED';
  readonly survivorId: string;
  readonly mergedId: string;
  readonly evidenceIds: readonly string[];
  readonly actor: string;
  readonly reason: string | null;
}

export async function insertMergeEvents(tx: Tx, events: readonly MergeEventRow[]): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map(({ survivorId, mergedId, evidenceIds, ...rest }) => ({
    ...rest,
    survivor_id: survivorId,
    merged_id: mergedId,
    evidence_ids: evidenceIds,
  }));
  await tx.query(sql`
    insert into merge_event (id, at, kind, survivor_id, merged_id, evidence_ids, actor, reason)
    select id, at, kind, survivor_id, merged_id, evidence_ids, actor, reason
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(id text, at timestamptz, kind text, survivor_id text, merged_id text, evidence_ids text[], actor text, reason text)`);
}
