import type { Database, Reader } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';
import { countChange, replaceGeneration } from '../../warehouse/store/data-version.ts';

export interface FactProgress {
  readonly appliedPosition: string;
  /** End of a batch whose insertion may or may not have happened. */
  readonly pendingPosition: string | null;
  readonly batchNumber: bigint;
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

/** Fixes a batch's bounds before it is inserted. False when another replica has fixed its own since. */
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
    ${countChange(generation, sql`exists (select from done)`)}`);
}

/** Makes a rebuilt generation the one that reports read, and lets consumers go on from where it ends. */
export async function switchGeneration(db: Database, from: number, to: number): Promise<boolean> {
  return db.inTransaction('switch-generation', async (tx) => {
    if (!(await replaceGeneration(tx, from, to))) return false;
    await tx.query(sql`
      insert into event_cursor (publisher, position)
      select publisher, applied_position from fact_progress where generation = ${to}
      on conflict (publisher) do update set position = excluded.position, updated_at = now()`);
    await tx.query(sql`delete from fact_progress where generation < ${to}`);
    return true;
  });
}

/** The highest generation that anything was ever written to. */
export async function readHighestGeneration(db: Reader): Promise<number> {
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
