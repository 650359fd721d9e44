import type { Reader, Tx } from '#kernel/database/database.ts';
import { type SqlQuery, sql } from '#kernel/database/sql.ts';

/** The generation of fact tables that reports read, and how often they have changed. */
export interface DataVersion {
  readonly generation: number;
  readonly version: bigint;
}

export async function readDataVersion(db: Reader): Promise<DataVersion> {
  const [row] = await db.query<DataVersion>(sql`select generation, version from data_version`);
  return row ?? { generation: 1, version: 0n };
}

/** SQL statement that counts a change of a generation's facts, where the condition holds; part of a larger statement. */
export function countChange(generation: number, condition: SqlQuery): SqlQuery {
  return sql`
    update data_version set version = version + 1, changed_at = now() where generation = ${generation} and ${condition}`;
}

/** Makes another generation the one that reports read. False when it is not `from` that they read. */
export async function replaceGeneration(tx: Tx, from: number, to: number): Promise<boolean> {
  const replaced = await tx.query(sql`
    update data_version set generation = ${to}, version = version + 1, changed_at = now()
    where generation = ${from} returning generation`);
  return replaced.length > 0;
}
