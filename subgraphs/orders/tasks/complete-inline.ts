import type { RequestContext } from '#kernel/request/context.ts';
import { UnavailableError } from '#kernel/values/errors.ts';
import { withDeadline } from '#kernel/values/time.ts';
import type { OrdersDeps } from '../deps.ts';
import { INLINE_COMPLETION_MS } from './model/checkout-windows.ts';
import { runTask, type TaskResult } from './run-task.ts';
import { owesEarlier, type TaskKind } from './store/tasks.ts';

/**
 * Carries out what a decision owes, within a short deadline. Never fails: the decision stands, and the worker
 * does what is left. `perform` is the task's own work for a caller that has the order at hand.
 * @returns true when nothing is owed any more.
 */
export async function completeInline(
  deps: OrdersDeps,
  request: RequestContext,
  task: { readonly orderId: string; readonly kind: TaskKind; readonly subjectId: string },
  perform: () => Promise<TaskResult> = () => runTask(deps, request, task),
): Promise<boolean> {
  const milliseconds = Math.min(INLINE_COMPLETION_MS, request.deadlineMs - Date.now());
  const work = (async () => {
    // An order's first decision owes nothing earlier.
    const first = task.kind === 'CHECKOUT' || task.kind === 'TILL_SALE';
    if (!first && (await owesEarlier(deps.db, task.orderId, task.kind, task.subjectId))) return false;
    return (await perform()) === 'DONE';
  })();
  try {
    return await withDeadline(work, milliseconds, () => new UnavailableError('completion goes on in the background'));
  } catch (error) {
    work.catch(() => undefined);
    deps.logger.info('a completion is left to the worker', { orderId: task.orderId, task: task.kind, error });
    return false;
  }
}
