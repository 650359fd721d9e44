import type { RequestContext } from '#kernel/request/context.ts';
import { assertCan } from '../../shared/permissions.ts';
import { type ChangedOrder, reread } from '../changes/cancel-order.ts';
import type { OrdersDeps } from '../deps.ts';
import { orderFor } from '../order/order-access.ts';
import { completeInline } from './complete-inline.ts';
import { RECOVER_AFTER_MS } from './model/checkout-windows.ts';
import { type DeadTask, readDeadTasks, reviveDeadTasks } from './store/tasks.ts';

/** Most dead commands of one list. */
const MAX_LISTED = 200;

/** Commands that failed too often and wait for a person, those that have waited longest first. */
export async function listDeadCommands(deps: OrdersDeps): Promise<DeadTask[]> {
  return readDeadTasks(deps.db, MAX_LISTED);
}

/**
 * Tries an order's dead commands again, once whatever they were done half before; nothing happens when none is dead.
 * What fails again has its attempts anew.
 * @throws NotFoundError
 */
export async function replayDeadCommands(
  deps: OrdersDeps,
  request: RequestContext,
  input: { readonly orderId: string },
): Promise<ChangedOrder> {
  assertCan(request.actor, 'orders:write');
  const { id } = await orderFor(deps, request, input.orderId, 'orders:write');
  const dueAt = new Date(deps.clock.now().getTime() + RECOVER_AFTER_MS);
  for (const task of await reviveDeadTasks(deps.db, id, dueAt)) await completeInline(deps, request, task);
  return reread(deps, id);
}
