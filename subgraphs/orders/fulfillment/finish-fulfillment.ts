import { findOrder } from '../order/store/orders.ts';
import { fulfill } from '../ports/inventory.ts';
import type { TaskWork } from '../tasks/run-task.ts';
import { deleteTask } from '../tasks/store/tasks.ts';

/** Tells inventory that a fulfillment order's units have left the house. */
export const finishFulfillment: TaskWork = async (deps, request, { orderId, subjectId }) => {
  const order = await findOrder(deps.db, orderId);
  const left = order?.fulfillmentOrders.find((one) => one.id === subjectId);
  if (!left) return 'DONE';
  const lines = left.lines.map(({ variantId, quantity }) => ({ variantId, quantity, locationId: left.locationId }));
  await deps.ports.call(fulfill, { key: subjectId, orderId, lines }, request);
  await deleteTask(deps.db, 'FULFILLMENT', subjectId);
  return 'DONE';
};
