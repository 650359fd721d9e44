import { findOrder } from '../order/store/orders.ts';
import { fulfil } from '../ports/inventory.ts';
import type { TaskWork } from '../tasks/run-task.ts';
import { deleteTask } from '../tasks/store/tasks.ts';

/** Tells inventory that a fulfilment order's units have left the house. */
export const finishFulfilment: TaskWork = async (deps, request, { orderId, subjectId }) => {
  const order = await findOrder(deps.db, orderId);
  const left = order?.fulfilmentOrders.find((one) => one.id === subjectId);
  if (!left) return 'DONE';
  const lines = left.lines.map(({ variantId, quantity }) => ({ variantId, quantity, locationId: left.locationId }));
  await deps.ports.call(fulfil, { key: subjectId, orderId, lines }, request);
  await deleteTask(deps.db, 'FULFILMENT', subjectId);
  return 'DONE';
};
