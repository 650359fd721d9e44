import type { Reader } from '#kernel/database/database.ts';
import { type SqlQuery, sql } from '#kernel/database/sql.ts';
import type { TaskKind } from '../model/task.ts';

/** The order's tasks of these kinds are done. */
export function deleteTasksOf(orderId: string, kinds: readonly TaskKind[]): SqlQuery {
  return sql`delete from order_task where order_id = ${orderId} and kind = any(${kinds}::text[])`;
}

export async function deleteTask(db: Reader, kind: TaskKind, subjectId: string): Promise<void> {
  await db.query(sql`delete from order_task where kind = ${kind} and subject_id = ${subjectId}`);
}
