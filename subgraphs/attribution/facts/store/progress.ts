import type { Database, Reader } from '#kernel/database/database.ts';
import { bigint, integer, select } from '#kernel/database/select.ts';
import { type SqlQuery, sql } from '#kernel/database/sql.ts';
import { pick } from '#kernel/database/table.ts';
import { assignments, insertInto, insertRow } from '#kernel/database/write.ts';
import { eventCursor, factProgress } from '../../prisma/generated/tables.ts';
import { countChange, replaceGeneration } from '../../warehouse/store/data-version.ts';
import type { FactPublisher } from '../model/fact-batch.ts';

export interface FactProgress {
  readonly appliedPosition: string;
  /** End of a batch whose insertion may or may not have happened. */
  readonly pendingPosition: string | null;
  readonly batchNumber: bigint;
}

const columns = select(pick(factProgress, 'appliedPosition', 'pendingPosition', 'batchNumber'));

/** SQL condition: the progress of one publisher in one generation. */
function isOf(generation: number, publisher: FactPublisher): SqlQuery {
  return sql`${factProgress.generation} = ${generation} and ${factProgress.publisher} = ${publisher}`;
}

export async function readFactProgress(
  db: Reader,
  generation: number,
  publisher: FactPublisher,
): Promise<FactProgress> {
  const begun = insertRow(factProgress, { generation, publisher, pendingPosition: null });
  await db.query(sql`${begun} on conflict do nothing`);
  const [row] = await db.query(sql`select ${columns} from fact_progress where ${isOf(generation, publisher)}`);
  if (!row) throw new Error(`progress of ${publisher} vanished`);
  return row;
}

/** Fixes a batch's bounds before it is inserted. False when another replica has fixed its own since. */
export async function fixPendingBatch(
  db: Database,
  generation: number,
  publisher: FactPublisher,
  seen: FactProgress,
  upTo: string,
): Promise<boolean> {
  const fixed = await db.query(sql`
    update fact_progress set ${assignments(factProgress, { pendingPosition: upTo, updatedAt: sql`now()` })}
    where ${isOf(generation, publisher)} and ${factProgress.batchNumber} = ${seen.batchNumber}
      and ${factProgress.pendingPosition} is null
    returning ${select(pick(factProgress, 'publisher'))}`);
  return fixed.length > 0;
}

/** Records that the pending batch is in the fact tables. Harmless when another replica has recorded it. */
export async function completeBatch(
  db: Database,
  generation: number,
  publisher: FactPublisher,
  batch: FactProgress,
): Promise<void> {
  const applied = assignments(factProgress, {
    appliedPosition: factProgress.pendingPosition,
    pendingPosition: null,
    batchNumber: sql`${factProgress.batchNumber} + 1`,
    updatedAt: sql`now()`,
  });
  await db.query(sql`
    with done as (
      update fact_progress set ${applied}
      where ${isOf(generation, publisher)} and ${factProgress.batchNumber} = ${batch.batchNumber}
        and ${factProgress.pendingPosition} is not null
      returning ${factProgress.generation}
    )
    ${countChange(generation, sql`exists (select from done)`)}`);
}

/**
 * Makes a rebuilt generation the one that reports read, and lets consumers continue from where it ends. It is unfinished
 * until the files of the touchpoint log that it does not hold are inserted too.
 */
export async function switchGeneration(
  db: Database,
  from: number,
  to: number,
  insertedSegments: readonly string[],
): Promise<boolean> {
  return db.inTransaction('switch-generation', async (tx) => {
    if (!(await replaceGeneration(tx, from, to, insertedSegments))) return false;
    const reached = { publisher: factProgress.publisher, position: factProgress.appliedPosition };
    await tx.query(sql`
      ${insertInto(eventCursor, reached, sql`from fact_progress where ${factProgress.generation} = ${to}`)}
      on conflict (publisher) do update set position = excluded.position, updated_at = now()`);
    await tx.query(sql`delete from fact_progress where ${factProgress.generation} < ${to}`);
    return true;
  });
}

/** The highest generation that anything was ever written to. */
export async function readHighestGeneration(db: Reader): Promise<number> {
  const highest = sql`greatest((select max(generation) from data_version), (select max(generation) from fact_progress))`;
  const [row] = await db.query(sql`select ${select({ generation: integer(highest) })}`);
  return row?.generation ?? 1;
}

/** Lets the consumer pull again from a position before its cursor. */
export async function rewindCursor(db: Database, publisher: string, position: string): Promise<void> {
  await db.query(sql`
    update event_cursor set ${assignments(eventCursor, { position, updatedAt: sql`now()` })}
    where ${eventCursor.publisher} = ${publisher}`);
}

/** Forgets how far the generations above one have come. */
export async function forgetProgress(db: Database, above: number): Promise<void> {
  await db.query(sql`delete from fact_progress where ${factProgress.generation} > ${above}`);
}

/** Batches of events that were written to a generation. */
export async function countBatches(db: Reader, generation: number): Promise<bigint> {
  const batches = bigint(sql`coalesce(sum(${factProgress.batchNumber}), 0)`);
  const [row] = await db.query(sql`
    select ${select({ batches })} from fact_progress where ${factProgress.generation} = ${generation}`);
  return row?.batches ?? 0n;
}
