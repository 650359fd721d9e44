import type { RequestContext } from '#kernel/request/context.ts';
import type { OrdersDeps } from '../deps.ts';
import { readOrder } from '../order/store/orders.ts';
import { fulfill } from '../ports/inventory-commitments.ts';
import type { TaskResult } from '../tasks/deps.ts';
import type { Task } from '../tasks/model/task.ts';
import { deleteTask } from '../tasks/store/done-tasks.ts';

/** Tells inventory that a fulfillment order's units have left. */
export async function finishFulfillment(
  deps: OrdersDeps,
  request: RequestContext,
  { orderId, subjectId }: Task,
): Promise<TaskResult> {
  const order = await readOrder(deps.db, orderId);
  const left = order?.fulfillmentOrders.find((one) => one.id === subjectId);
  if (!left) return 'DONE';
  const lines = left.lines.map(({ variantId, quantity }) => ({ variantId, quantity, locationId: left.locationId }));
  await deps.ports.call(fulfill, { key: subjectId, orderId, lines }, request);
  await deleteTask(deps.db, 'FULFILLMENT', subjectId);
  return 'DONE';
}
