import type { RequestContext } from '#kernel/request/context.ts';
import type { OrdersDeps } from '../deps.ts';
import type { Order } from '../order/model/order.ts';
import { findOrder } from '../order/store/orders.ts';
import { giveBack } from '../payment/give-back.ts';
import { commitHold, uncommit } from '../ports/inventory.ts';
import { unreturnedLines } from '../returns/model/return.ts';
import { carryOut } from '../tasks/carry-out.ts';
import type { TaskWork } from '../tasks/run-task.ts';
import { deleteTask } from '../tasks/store/tasks.ts';

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

/** Gives a canceled order's units back to the stock and its money and points to the customer, neither after the other. */
export const finishCancellation: TaskWork = async (deps, request, { orderId }) => {
  const order = await findOrder(deps.db, orderId);
  if (!order) return 'DONE';
  const netMinor = unreturnedLines(order.lines).reduce((sum, line) => sum + line.netMinor, 0n);
  await carryOut([freeUnits(deps, request, order), giveBack(deps, request, order, { id: orderId, netMinor })]);
  await deleteTask(deps.db, 'CANCELLATION', orderId);
  return 'DONE';
};
