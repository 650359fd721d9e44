import type { Database, Reader } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';

/** Which fact tables reports read, and how often they have changed. */
export interface DataVersion {
  readonly generation: number;
  readonly version: bigint;
}

export interface FactProgress {
  readonly appliedPosition: string;
  /** End of a batch whose insertion may or may not have happened. */
  readonly pendingPosition: string | null;
  readonly batchNumber: bigint;
}

export async function readDataVersion(db: Reader): Promise<DataVersion> {
  const [row] = await db.query<DataVersion>(sql`select generation, version from data_version`);
  return row ?? { generation: 1, version: 0n };
}

export async function readFactProgress(db: Reader, generation: number, publisher: string): Promise<FactProgress> {
  await db.query(sql`
    insert into fact_progress (generation, publisher) values (${generation}, ${publisher}) on conflict do nothing`);
  const [row] = await db.query<FactProgress>(sql`
    select applied_position as "appliedPosition", pending_position as "pendingPosition", batch_number as "batchNumber"
    from fact_progress where generation = ${generation} and publisher = ${publisher}`);
  if (!row) throw new Error(`progress of ${publisher} vanished`);
  return row;
}

/** Fixes a batch's bounds before it is inserted. False when another replica has fixed its own meanwhile. */
export async function fixPendingBatch(
  db: Database,
  generation: number,
  publisher: string,
  seen: FactProgress,
  upTo: string,
): Promise<boolean> {
  const fixed = await db.query(sql`
    update fact_progress set pending_position = ${upTo}, updated_at = now()
    where generation = ${generation} and publisher = ${publisher} and batch_number = ${seen.batchNumber}
      and pending_position is null
    returning publisher`);
  return fixed.length > 0;
}

/** Records that the pending batch is in the fact tables. Harmless when another replica has recorded it. */
export async function completeBatch(
  db: Database,
  generation: number,
  publisher: string,
  batch: FactProgress,
): Promise<void> {
  await db.query(sql`
    with done as (
      update fact_progress
      set applied_position = pending_position, pending_position = null, batch_number = batch_number + 1, updated_at = now()
      where generation = ${generation} and publisher = ${publisher} and batch_number = ${batch.batchNumber}
        and pending_position is not null
      returning generation
    )
    update data_version set version = version + 1, changed_at = now()
    where generation = ${generation} and exists (select from done)`);
}

/** Batches not yet held by another segment become this segment's; answers those that are its own. */
export async function claimBatches(db: Database, segment: string, batchIds: readonly string[]): Promise<Set<string>> {
  const rows = await db.query<{ batch_id: string }>(sql`
    with claimed as (
      insert into ingest_batch (batch_id, segment)
      select id, ${segment} from unnest(${batchIds}::text[]) as b(id)
      on conflict do nothing returning batch_id
    )
    select batch_id from claimed
    union
    select batch_id from ingest_batch where batch_id = any(${batchIds}::text[]) and segment = ${segment}`);
  return new Set(rows.map((row) => row.batch_id));
}

/** Makes a rebuilt generation the one that reports read, and lets consumers go on from where it ends. */
export async function switchGeneration(db: Database, from: number, to: number): Promise<boolean> {
  return db.inTransaction('switch-generation', async (tx) => {
    const switched = await tx.query(sql`
      update data_version set generation = ${to}, version = version + 1, changed_at = now()
      where generation = ${from} returning generation`);
    if (switched.length === 0) return false;
    await tx.query(sql`
      insert into event_cursor (publisher, position)
      select publisher, applied_position from fact_progress where generation = ${to}
      on conflict (publisher) do update set position = excluded.position, updated_at = now()`);
    await tx.query(sql`delete from fact_progress where generation < ${to}`);
    return true;
  });
}

export async function highestGeneration(db: Reader): Promise<number> {
  const [row] = await db.query<{ generation: number }>(sql`
    select greatest((select max(generation) from data_version), (select max(generation) from fact_progress)) as generation`);
  return row?.generation ?? 1;
}

/** Lets the consumer pull again from a position before its cursor. */
export async function rewindCursor(db: Database, publisher: string, position: string): Promise<void> {
  await db.query(sql`
    update event_cursor set position = ${position}, updated_at = now() where publisher = ${publisher}`);
}

/** Forgets how far the generations above one have come. */
export async function forgetProgress(db: Database, above: number): Promise<void> {
  await db.query(sql`delete from fact_progress where generation > ${above}`);
}

/** Batches of events that were written to a generation. */
export async function countBatches(db: Reader, generation: number): Promise<bigint> {
  const [row] = await db.query<{ batches: bigint }>(sql`
    select coalesce(sum(batch_number), 0)::bigint as batches from fact_progress where generation = ${generation}`);
  return row?.batches ?? 0n;
}
