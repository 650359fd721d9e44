import type { Reader, Tx } from '#kernel/database/database.ts';
import { integer, select, subquery } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { aliased, pick } from '#kernel/database/table.ts';
import { assignments, insertRow } from '#kernel/database/write.ts';
import { importedProduct, importRun } from '../../prisma/generated/tables.ts';

const r = aliased(importRun, 'r');
const i = aliased(importedProduct, 'i');

/** Imports that can be taken back: the last ones. */
const KEPT_RUNS = 20;

/** The import of a key that has begun and not ended; undefined when there is none. */
export async function readOpenRun(db: Reader, key: string): Promise<number | undefined> {
  const [row] = await db.query(sql`
    select ${select(pick(r, 'id'))} from import_run r
    where ${r.key} = ${key} and ${r.finishedAt} is null and ${r.takenBackAt} is null order by ${r.id} desc limit 1`);
  return row?.id;
}

/** Begins an import, and forgets those that too many came after. */
export async function insertRun(tx: Tx, run: { key: string; name: string }, begunAt: Date): Promise<number> {
  const insert = insertRow(importRun, { ...run, begunAt, finishedAt: null, takenBackAt: null });
  const [row] = await tx.query(sql`${insert} returning ${select(pick(importRun, 'id'))}`);
  await tx.query(sql`
    delete from import_run where ${importRun.id} <= (
      select ${r.id} from import_run r order by ${r.id} desc offset ${KEPT_RUNS} limit 1)`);
  return row?.id ?? 0;
}

/** Ends an import; one that wrote nothing is forgotten. @returns whether it wrote anything. */
export async function finishRun(tx: Tx, id: number, at: Date): Promise<boolean> {
  const gone = await tx.query(sql`
    delete from import_run r where ${r.id} = ${id}
      and not exists (select from imported_product i where ${i.runId} = ${r.id}) returning 1`);
  if (gone.length > 0) return false;
  const ended = await tx.query(
    sql`update import_run r set ${assignments(importRun, { finishedAt: at })} where ${r.id} = ${id} returning 1`,
  );
  return ended.length > 0;
}

/** Marks an import as taken back, so that the same files begin another. @returns false when there is none. */
export async function markTakenBack(tx: Tx, id: number, at: Date): Promise<boolean> {
  const rows = await tx.query(sql`
    update import_run r set ${assignments(importRun, { takenBackAt: at })} where ${r.id} = ${id} returning 1`);
  return rows.length > 0;
}

const listed = {
  ...pick(r, 'id', 'name', 'begunAt'),
  products: subquery(
    integer(sql`count(*)`),
    sql`from imported_product i where ${i.runId} = ${r.id} and (${i.takenBackAt} is null or ${i.kept})`,
  ),
};

/** The imports of which something can be taken back, the newest first. */
export function readRuns(db: Reader) {
  return db.query(sql`
    select ${select(listed)} from import_run r
    where exists (select from imported_product i where ${i.runId} = ${r.id}) order by ${r.id} desc`);
}
