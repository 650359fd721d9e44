import type { Database, Reader, Tx } from '#kernel/database/database.ts';
import { json, select } from '#kernel/database/select.ts';
import { type SqlQuery, sql } from '#kernel/database/sql.ts';
import { pick } from '#kernel/database/table.ts';
import { assignments } from '#kernel/database/write.ts';
import { dataVersion } from '../../prisma/generated/tables.ts';

/** The generation of fact tables that reports read, and how often they have changed. */
export interface DataVersion {
  readonly generation: number;
  readonly version: bigint;
}

/** What every change of the one row does beside its own. */
const NEXT = { version: sql`version + 1`, changedAt: sql`now()` };

export async function readDataVersion(db: Reader): Promise<DataVersion> {
  const [row] = await db.query(sql`select ${select(pick(dataVersion, 'generation', 'version'))} from data_version`);
  return row ?? { generation: 1, version: 0n };
}

/** SQL statement that counts a change of a generation's facts, where the condition holds; part of a larger statement. */
export function countChange(generation: number, condition: SqlQuery): SqlQuery {
  return sql`
    update data_version set ${assignments(dataVersion, NEXT)}
    where ${dataVersion.generation} = ${generation} and ${condition}`;
}

/**
 * Makes another generation the one that reports read, with the files of the touchpoint log that it holds by now. False
 * when it is not `from` that they read.
 */
export async function replaceGeneration(
  tx: Tx,
  from: number,
  to: number,
  insertedSegments: readonly string[],
): Promise<boolean> {
  const replaced = await tx.query(sql`
    update data_version set ${assignments(dataVersion, { ...NEXT, generation: to, insertedSegments })}
    where ${dataVersion.generation} = ${from} returning ${select(pick(dataVersion, 'generation'))}`);
  return replaced.length > 0;
}

/** The generation that reports read while files of the touchpoint log may be missing in it. */
interface UnfinishedGeneration {
  readonly generation: number;
  /** The files that it holds for sure. */
  readonly insertedSegments: readonly string[];
}

/** Undefined when the generation that reports read has the whole touchpoint log. */
export async function readUnfinished(db: Reader): Promise<UnfinishedGeneration | undefined> {
  const insertedSegments = json<readonly string[] | null>(sql`${dataVersion.insertedSegments}`);
  const fields = { ...pick(dataVersion, 'generation'), insertedSegments };
  const [row] = await db.query(sql`
    select ${select(fields)} from data_version where ${dataVersion.insertedSegments} is not null`);
  return row && { ...row, insertedSegments: row.insertedSegments ?? [] };
}

/** Says that a generation has the whole touchpoint log. */
export async function finishGeneration(db: Database, generation: number): Promise<void> {
  await db.query(sql`
    update data_version set inserted_segments = null where ${dataVersion.generation} = ${generation}`);
}
