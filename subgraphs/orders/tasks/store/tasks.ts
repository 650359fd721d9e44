import type { Reader } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';

export type TaskKind = 'CHECKOUT' | 'TILL_SALE' | 'CANCELLATION' | 'RETURN' | 'FULFILLMENT' | 'REROUTE';

/** Commands that a decision still owes to other domains. */
export interface OrderTask {
  readonly id: bigint;
  readonly orderId: string;
  readonly kind: TaskKind;
  readonly subjectId: string;
  readonly attempts: number;
  /** Failures in a row that time does not mend. */
  readonly failures: number;
}

/** What must be done before `t`: earlier decisions of its order, but for returns, which wait for nobody and keep nobody. */
const EARLIER = sql`earlier.order_id = t.order_id and earlier.id < t.id and earlier.kind <> 'RETURN'`;

/** Owes a decision's commands, in its transaction. `dueAt` leaves the inline attempt its time. */
export async function insertTask(
  tx: Reader,
  task: { orderId: string; kind: TaskKind; subjectId: string; dueAt: Date },
): Promise<void> {
  await tx.query(sql`
    insert into order_task (order_id, kind, subject_id, due_at)
    values (${task.orderId}, ${task.kind}, ${task.subjectId}, ${task.dueAt}) on conflict do nothing`);
}

/**
 * Takes due tasks for this worker alone until the lease ends, however many workers there are. Tasks of one
 * order are taken oldest first, one at a time.
 */
export async function leaseDueTasks(db: Reader, now: Date, leaseUntil: Date, limit: number): Promise<OrderTask[]> {
  return db.query<OrderTask>(sql`
    update order_task set lease_until = ${leaseUntil}, attempts = attempts + 1
    where id in (
      select t.id from order_task t
      where t.due_at <= ${now} and t.dead_since is null and (t.lease_until is null or t.lease_until < ${now})
        and not exists (select 1 from order_task earlier where ${EARLIER})
      order by t.due_at limit ${limit} for update skip locked)
    returning id, order_id as "orderId", kind, subject_id as "subjectId", attempts, failures`);
}

export async function deleteTask(db: Reader, kind: TaskKind, subjectId: string): Promise<void> {
  await db.query(sql`delete from order_task where kind = ${kind} and subject_id = ${subjectId}`);
}

/** Gives a task back, to be taken again at `dueAt`; a dead one waits for a person instead. */
export async function postponeTask(
  db: Reader,
  id: bigint,
  next: { dueAt: Date; error: string | null; failures: number; deadSince: Date | null },
): Promise<void> {
  await db.query(sql`
    update order_task set due_at = ${next.dueAt}, lease_until = null, last_error = ${next.error},
      failures = ${next.failures}, dead_since = ${next.deadSince}
    where id = ${id}::bigint`);
}

/** An owed command that failed too often and waits for a person. */
export interface DeadTask {
  readonly id: bigint;
  readonly orderId: string;
  readonly kind: TaskKind;
  readonly failures: number;
  readonly lastError: string | null;
  readonly deadSince: Date;
}

/** Dead commands, those that have waited longest first. */
export async function readDeadTasks(db: Reader, limit: number): Promise<DeadTask[]> {
  return db.query<DeadTask>(sql`
    select id, order_id as "orderId", kind, failures, last_error as "lastError", dead_since as "deadSince"
    from order_task where dead_since is not null order by dead_since, id limit ${limit}`);
}

/** Makes an order's dead commands due again at `dueAt`, with all attempts before them. @returns what was dead, oldest first. */
export async function reviveDeadTasks(
  db: Reader,
  orderId: string,
  dueAt: Date,
): Promise<Array<Pick<OrderTask, 'orderId' | 'kind' | 'subjectId'>>> {
  const rows = await db.query<Pick<OrderTask, 'id' | 'orderId' | 'kind' | 'subjectId'>>(sql`
    update order_task set dead_since = null, failures = 0, due_at = ${dueAt}
    where order_id = ${orderId} and dead_since is not null
    returning id, order_id as "orderId", kind, subject_id as "subjectId"`);
  return rows.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** True when an earlier decision of the order still owes commands. */
export async function owesEarlier(db: Reader, orderId: string, kind: TaskKind, subjectId: string): Promise<boolean> {
  const rows = await db.query(sql`
    select 1 from order_task t join order_task earlier on ${EARLIER}
    where t.order_id = ${orderId} and t.kind = ${kind} and t.subject_id = ${subjectId} limit 1`);
  return rows.length > 0;
}
