import type { RequestContext } from '#kernel/request/context.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { OrdersDeps } from '../deps.ts';
import type { ChangedOrder } from '../order/model/order.ts';
import { requireOrder } from '../order/require-order.ts';
import { rereadOrder } from '../order/reread-order.ts';
import { completeInline } from './complete-inline.ts';
import { RECOVER_AFTER_MS } from './model/windows.ts';
import { reviveFailedTasks } from './store/tasks.ts';

/**
 * Tries an order's failed tasks again; a task of which a part was done before does the rest. Nothing happens when
 * none has failed. A task that fails again has all its attempts before it fails for good.
 * @throws NotFoundError
 */
export async function retryFailedTasks(
  deps: OrdersDeps,
  request: RequestContext,
  input: { readonly orderId: string },
): Promise<ChangedOrder> {
  assertCan(request.actor, 'orders:write');
  const { id } = await requireOrder(deps, request, input.orderId, 'orders:write');
  const dueAt = new Date(deps.clock.now().getTime() + RECOVER_AFTER_MS);
  for (const task of await reviveFailedTasks(deps.db, id, dueAt)) await completeInline(deps, request, task);
  return rereadOrder(deps, id);
}
