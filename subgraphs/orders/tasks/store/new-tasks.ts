import type { Reader } from '#kernel/database/database.ts';
import { type SqlQuery, sql } from '#kernel/database/sql.ts';
import { insertInto, insertRow, value } from '#kernel/database/write.ts';
import { orderTask } from '../../prisma/generated/tables.ts';
import type { Task, TaskKind } from '../model/task.ts';

/** What a new task has not. */
const NEW = { leaseUntil: null, failedAt: null, lastError: null } as const;

/** Leaves the task of the order's first decision, for the order that the expression `o` found. */
export function insertFirstTask(kind: TaskKind, dueAt: Date): SqlQuery {
  const fields = {
    orderId: sql`o.id`,
    kind: value(orderTask.kind, kind),
    subjectId: sql`o.id`,
    dueAt: value(orderTask.dueAt, dueAt),
    leaseUntil: sql`null`,
    failedAt: sql`null`,
    lastError: sql`null`,
  };
  return insertInto(orderTask, fields, sql`from o`);
}

/** Leaves a decision's task, in the decision's transaction. `dueAt` leaves the inline attempt its time. */
export async function insertTask(tx: Reader, task: Task & { readonly dueAt: Date }): Promise<void> {
  await tx.query(sql`${insertRow(orderTask, { ...NEW, ...task })} on conflict do nothing`);
}
