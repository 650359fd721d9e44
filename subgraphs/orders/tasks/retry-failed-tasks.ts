import { once, parseIdempotencyKey } from '#kernel/database/idempotency.ts';
import { actorName } from '#kernel/request/actor.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import type { OrderId } from '../../shared/ids.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { OrdersDeps } from '../deps.ts';
import type { ChangedOrder } from '../order/model/order.ts';
import { requireOrderToChange } from '../order/require-order.ts';
import { rereadOrder } from '../order/reread-order.ts';
import { completeInline } from './complete-inline.ts';
import type { Task } from './model/task.ts';
import { RECOVER_AFTER_MS } from './model/windows.ts';
import { reviveFailedTasks } from './store/tasks.ts';

interface RetryFailedTasksInput {
  readonly orderId: string;
  readonly idempotencyKey: string;
}

/** Makes the order's failed tasks due again, once for a key. @returns them; none when the key was used before. */
async function revive(
  deps: OrdersDeps,
  orderId: OrderId,
  { scope, key }: { readonly scope: string; readonly key: string },
): Promise<readonly Task[]> {
  const dueAt = new Date(deps.clock.now().getTime() + RECOVER_AFTER_MS);
  return deps.db.inTransaction('retry-failed-tasks', async (tx) => {
    let revived: readonly Task[] = [];
    await once(tx, { scope, key, body: { orderId } }, async () => {
      revived = await reviveFailedTasks(tx, orderId, dueAt);
      return null;
    });
    return revived;
  });
}

/**
 * Tries an order's failed tasks again; a task of which a part was done before does the rest. Nothing happens when
 * none has failed. A task that fails again has all its attempts before it fails for good.
 * The same key again does nothing, whatever has failed since.
 * @throws NotFoundError
 */
export async function retryFailedTasks(
  deps: OrdersDeps,
  request: RequestContext,
  input: RetryFailedTasksInput,
): Promise<ChangedOrder> {
  assertCan(request.actor, 'orders:write');
  const key = parseIdempotencyKey(input.idempotencyKey);
  const { id } = await requireOrderToChange(deps, request, input.orderId);
  const scope = `retry-failed-tasks:${actorName(request.actor)}`;
  for (const task of await revive(deps, id, { scope, key })) await completeInline(deps, request, task);
  return rereadOrder(deps, id);
}
