import type { RequestContext } from '#kernel/request/context.ts';
import { UnavailableError } from '#kernel/values/errors.ts';
import { withDeadline } from '#kernel/values/time.ts';
import type { OrdersDeps } from '../deps.ts';
import type { TaskResult } from './deps.ts';
import type { Task } from './model/task.ts';
import { INLINE_COMPLETION_MS } from './model/windows.ts';
import { owesEarlier } from './store/tasks.ts';

/**
 * Does a task at once, within a short deadline. Never fails: the decision stands, and the worker does what is left.
 * `perform` is the task's own work for a caller that has read the order already.
 * @returns true when nothing is owed any more.
 */
export async function completeInline(
  deps: OrdersDeps,
  request: RequestContext,
  task: Task,
  perform: () => Promise<TaskResult> = () => deps.taskWork[task.kind](deps, request, task),
): Promise<boolean> {
  const milliseconds = Math.min(INLINE_COMPLETION_MS, request.deadlineMs - Date.now());
  const work = (async () => {
    // An order's first decision owes nothing earlier.
    const first = task.kind === 'CHECKOUT' || task.kind === 'POS_SALE';
    if (!first && (await owesEarlier(deps.db, task))) return false;
    return (await perform()) === 'DONE';
  })();
  try {
    return await withDeadline(work, milliseconds, () => new UnavailableError('completion continues in the background'));
  } catch (error) {
    work.catch(() => undefined);
    deps.logger.info('a completion is left to the worker', { orderId: task.orderId, task: task.kind, error });
    return false;
  }
}
