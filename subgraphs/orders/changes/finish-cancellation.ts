import type { RequestContext } from '#kernel/request/context.ts';
import type { OrdersDeps } from '../deps.ts';
import type { Order } from '../order/model/order.ts';
import { readOrder } from '../order/store/orders.ts';
import { giveBack } from '../payment/give-back.ts';
import { commitHold, uncommit } from '../ports/inventory-commitments.ts';
import { unreturnedLines } from '../returns/model/return.ts';
import { awaitAll } from '../tasks/await-all.ts';
import type { TaskResult } from '../tasks/deps.ts';
import type { Task } from '../tasks/model/task.ts';
import { deleteTask } from '../tasks/store/done-tasks.ts';

/** Units of a canceled order are free again. */
async function freeUnits(deps: OrdersDeps, request: RequestContext, order: Order): Promise<void> {
  const orderId = order.id;
  const lines = order.fulfillmentOrders.flatMap(({ locationId, lines: units }) =>
    units.map(({ variantId, quantity }) => ({ variantId, locationId, quantity })),
  );
  if (lines.length === 0) return;
  await deps.ports.call(commitHold, { ownerId: orderId }, request);
  await deps.ports.call(uncommit, { key: `cancel:${orderId}`, orderId, lines }, request);
}

/** Gives a canceled order's units back to the stock and its money and points to the customer; neither waits for the other. */
export async function finishCancellation(
  deps: OrdersDeps,
  request: RequestContext,
  { orderId }: Task,
): Promise<TaskResult> {
  const order = await readOrder(deps.db, orderId);
  if (!order) return 'DONE';
  const netMinor = unreturnedLines(order.lines).reduce((sum, line) => sum + line.netMinor, 0n);
  await awaitAll([freeUnits(deps, request, order), giveBack(deps, request, order, { id: order.id, netMinor })]);
  await deleteTask(deps.db, 'CANCELLATION', orderId);
  return 'DONE';
}
