import { commitHold, uncommit } from '../../ports/inventory.ts';
import { findOrder } from '../../store/orders.ts';
import { deleteTask } from '../../store/tasks.ts';
import { giveBack } from './give-back.ts';
import type { TaskWork } from './run-task.ts';

/** Gives a cancelled order's units back to the stock and its money and points to the customer. */
export const finishCancellation: TaskWork = async (deps, request, { orderId }) => {
  const order = await findOrder(deps.db, orderId);
  if (!order) return 'DONE';
  const lines = order.fulfilmentOrders.flatMap(({ locationId, lines: units }) =>
    units.map(({ variantId, quantity }) => ({ variantId, locationId, quantity })),
  );
  if (lines.length > 0) {
    await deps.ports.call(commitHold, { ownerId: orderId }, request);
    await deps.ports.call(uncommit, { key: `cancel:${orderId}`, orderId, lines }, request);
  }
  await giveBack(deps, request, order, { id: orderId, netMinor: order.netMinor });
  await deleteTask(deps.db, 'CANCELLATION', orderId);
  return 'DONE';
};
