import type { Reader } from '#kernel/database/database.ts';
import { keyset } from '#kernel/database/keyset.ts';
import { integer, present, select } from '#kernel/database/select.ts';
import { type SqlQuery, sql } from '#kernel/database/sql.ts';
import { aliased, pick } from '#kernel/database/table.ts';
import { assignments } from '#kernel/database/write.ts';
import type { PageRequest } from '#kernel/values/pagination.ts';
import { orderTask } from '../../prisma/generated/tables.ts';
import type { FailedTask, LeasedTask, Task } from '../model/task.ts';

/** What must be done before `t`: earlier decisions of its order, but for returns, which neither wait nor are waited for. */
const EARLIER = sql`earlier.order_id = t.order_id and earlier.id < t.id and earlier.kind <> 'RETURN'`;

/** Makes the checkout's task of the order that the expression `o` found due at `dueAt`. */
export function moveCheckoutTask(dueAt: Date): SqlQuery {
  return sql`update order_task set due_at = ${dueAt} from o where order_task.order_id = o.id and kind = 'CHECKOUT'`;
}

/**
 * Takes due tasks for this worker alone until the lease ends, however many workers there are. Tasks of one
 * order are taken oldest first, one at a time.
 */
export async function leaseDueTasks(db: Reader, now: Date, leaseUntil: Date, limit: number): Promise<LeasedTask[]> {
  return db.query(sql`
    update order_task set lease_until = ${leaseUntil}, attempts = attempts + 1
    where id in (
      select t.id from order_task t
      where t.due_at <= ${now} and t.failed_at is null and (t.lease_until is null or t.lease_until < ${now})
        and not exists (select 1 from order_task earlier where ${EARLIER})
      order by t.due_at limit ${limit} for update skip locked)
    returning ${select(pick(orderTask, 'id', 'orderId', 'kind', 'subjectId', 'attempts', 'failures'))}`);
}

/** Gives a task back, to be taken again at `dueAt`; one that has failed for good is not. */
export async function postponeTask(
  db: Reader,
  id: bigint,
  next: { dueAt: Date; lastError: string | null; failures: number; failedAt: Date | null },
): Promise<void> {
  await db.query(sql`
    update order_task set ${assignments(orderTask, { ...next, leaseUntil: null })} where id = ${id}::bigint`);
}

const t = aliased(orderTask, 't');

/** A page of tasks that have failed for good, the longest first. */
export async function readFailedTasks(db: Reader, page: PageRequest): Promise<FailedTask[]> {
  const columns = select({
    ...pick(t, 'id', 'orderId', 'kind', 'failures', 'lastError'),
    failedAt: present(t.failedAt),
  });
  const { bounds, order } = keyset(page, [{ column: t.failedAt, type: 'timestamptz' }, { column: sql`${t.id}::text` }]);
  return db.query(sql`
    select ${columns} from order_task t where ${t.failedAt} is not null and ${bounds}
    order by ${order} limit ${page.limit + 1}`);
}

export async function countFailedTasks(db: Reader): Promise<number> {
  const [row] = await db.query(sql`
    select ${select({ count: integer(sql`count(*)`) })} from order_task where ${orderTask.failedAt} is not null`);
  return row?.count ?? 0;
}

/** Tasks that a minute of tries has not done, and those that have failed for good. */
export async function countTasks(db: Reader, now: Date): Promise<{ overdue: number; failed: number }> {
  const [row] = await db.query(sql`
    select ${select({
      overdue: integer(
        sql`count(*) filter (where failed_at is null and due_at < ${now}::timestamptz - interval '1 minute')`,
      ),
      failed: integer(sql`count(*) filter (where failed_at is not null)`),
    })} from order_task`);
  return row ?? { overdue: 0, failed: 0 };
}

/** Makes an order's failed tasks due at `dueAt`, with all attempts before them. @returns them, oldest first. */
export async function reviveFailedTasks(db: Reader, orderId: string, dueAt: Date): Promise<Task[]> {
  const rows = await db.query(sql`
    update order_task set failed_at = null, failures = 0, due_at = ${dueAt}
    where order_id = ${orderId} and failed_at is not null
    returning ${select(pick(orderTask, 'id', 'orderId', 'kind', 'subjectId'))}`);
  return rows.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** True when an earlier decision of the order still owes commands. */
export async function owesEarlier(db: Reader, task: Task): Promise<boolean> {
  const rows = await db.query(sql`
    select 1 from order_task t join order_task earlier on ${EARLIER}
    where t.order_id = ${task.orderId} and t.kind = ${task.kind} and t.subject_id = ${task.subjectId} limit 1`);
  return rows.length > 0;
}
