import type { RequestContext } from '../../../shared/context.ts';
import { createServiceContext } from '../../../shared/context.ts';
import { MINUTE, SECOND } from '../../../shared/time.ts';
import { leaseDueTasks, type OrderTask, postponeTask } from '../../store/tasks.ts';
import type { OrdersDeps } from '../deps.ts';
import { runTask } from './run-task.ts';

/** A worker that dies keeps others from its tasks this long, in milliseconds. */
const LEASE_MS = 20 * SECOND;
const BATCH_SIZE = 8;
const MAX_DELAY_MS = 5 * MINUTE;

async function runLeased(deps: OrdersDeps, task: OrderTask): Promise<void> {
  const context: RequestContext = createServiceContext('orders', LEASE_MS / 2);
  try {
    const result = await runTask(deps, context, task);
    if (result !== 'DONE') await postponeTask(deps.db, task.id, result.dueAt, null);
  } catch (error) {
    const delayMs = Math.min(MAX_DELAY_MS, SECOND * 2 ** Math.min(task.attempts - 1, 9));
    const message = error instanceof Error ? error.message : String(error);
    deps.logger.warn('owed commands failed, they will be tried again', {
      task: task.kind,
      orderId: task.orderId,
      error,
    });
    await postponeTask(deps.db, task.id, new Date(deps.clock.now().getTime() + delayMs), message.slice(0, 500));
  }
}

/** Takes what is due, a batch at a time until nothing is, and carries it out. @returns how many tasks were taken. */
export async function recoverTasks(deps: OrdersDeps): Promise<number> {
  let taken = 0;
  for (;;) {
    const now = deps.clock.now();
    const tasks = await leaseDueTasks(deps.db, now, new Date(now.getTime() + LEASE_MS), BATCH_SIZE);
    if (tasks.length === 0) return taken;
    taken += tasks.length;
    await Promise.all(tasks.map((task) => runLeased(deps, task)));
  }
}
