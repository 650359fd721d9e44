import type { Reader, Tx } from '#kernel/database/database.ts';
import { integer, select } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { aliased, pick } from '#kernel/database/table.ts';
import { assignments, insertRow } from '#kernel/database/write.ts';
import type { AnnotationId } from '../../../shared/ids.ts';
import type { Period } from '../../periods/model/period.ts';
import { annotation } from '../../prisma/generated/tables.ts';
import type { Annotation, AnnotationContent } from '../model/annotation.ts';

const a = aliased(annotation, 'a');
const columns = select(pick(a, 'id', 'version', 'day', 'kind', 'textFr', 'textEn', 'authorId', 'updatedAt'));

/** Those of a period's days, the last ones first. */
export function readAnnotations(db: Reader, { from, to }: Period, limit: number): Promise<Annotation[]> {
  return db.query(sql`
    select ${columns} from annotation a where ${a.day} >= ${from} and ${a.day} < ${to}
    order by ${a.day} desc, ${a.id} desc limit ${limit}`);
}

/** The annotation, which nobody else changes until the transaction ends. */
export async function lockAnnotation(tx: Tx, id: AnnotationId): Promise<Annotation | undefined> {
  const [row] = await tx.query(sql`select ${columns} from annotation a where ${a.id} = ${id} for update`);
  return row;
}

export async function countOfDay(tx: Tx, day: string): Promise<number> {
  const [row] = await tx.query(sql`
    select ${select({ count: integer(sql`count(*)`) })} from annotation a where ${a.day} = ${day}`);
  return row?.count ?? 0;
}

export async function insertAnnotation(tx: Tx, row: Omit<Annotation, 'version'>): Promise<void> {
  await tx.query(insertRow(annotation, row));
}

export async function changeAnnotation(
  tx: Tx,
  id: AnnotationId,
  change: AnnotationContent & Pick<Annotation, 'updatedAt'>,
): Promise<void> {
  const next = { ...change, version: sql`version + 1` };
  await tx.query(sql`update annotation set ${assignments(annotation, next)} where id = ${id}`);
}

export async function removeAnnotation(tx: Tx, id: AnnotationId): Promise<void> {
  await tx.query(sql`delete from annotation where id = ${id}`);
}
