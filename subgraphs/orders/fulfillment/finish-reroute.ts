import type { Tx } from '#kernel/database/database.ts';
import { appendEvents } from '#kernel/events/outbox.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import type { OrdersDeps } from '../deps.ts';
import type { Order } from '../order/model/order.ts';
import { lockOrder } from '../order/store/orders.ts';
import { rerouteUnits } from '../ports/inventory-shortage.ts';
import type { TaskResult } from '../tasks/deps.ts';
import type { Task } from '../tasks/model/task.ts';
import { deleteTask } from '../tasks/store/done-tasks.ts';
import { fulfillmentOrderChanged } from './events.ts';
import { summarize } from './model/fulfillment.ts';
import { moveLines } from './model/move-lines.ts';
import type { MovedUnits, Reroute } from './model/reroute.ts';
import { writeFulfillmentOrders } from './store/fulfillment-orders.ts';
import { closeReroute, readPendingReroute } from './store/reroutes.ts';
import { setFulfillmentStatus } from './store/steps.ts';

async function write(tx: Tx, order: Order, reroute: Reroute, moved: readonly MovedUnits[], now: Date): Promise<void> {
  const changed = moveLines(order.fulfillmentOrders, reroute, moved);
  if (changed.length === 0) return;
  await writeFulfillmentOrders(tx, changed, now);
  const byId = new Map([...order.fulfillmentOrders, ...changed].map((one) => [one.id, one.status]));
  await setFulfillmentStatus(tx, order.id, summarize([...byId.values()]));
  const events = changed.map((one) => fulfillmentOrderChanged(one, one.status, now, order.routing));
  await appendEvents(tx, 'orders', events);
}

/** Asks inventory for the units that are missing, and gives the work to the locations that have them. */
export async function finishReroute(
  deps: OrdersDeps,
  request: RequestContext,
  { subjectId }: Task,
): Promise<TaskResult> {
  const reroute = await readPendingReroute(deps.db, subjectId);
  if (!reroute) {
    await deleteTask(deps.db, 'REROUTE', subjectId);
    return 'DONE';
  }
  const { id: key, orderId, variantId, fromLocationId, quantity, locationIds } = reroute;
  const input = { key, orderId, variantId, fromLocationId, quantity, locationIds };
  const moved = await deps.ports.call(rerouteUnits, { input }, request);
  const now = deps.clock.now();
  await deps.db.inTransaction('finish-reroute', async (tx) => {
    const order = await lockOrder(tx, orderId);
    if (!order || !(await closeReroute(tx, key, moved, now))) return;
    await write(tx, order, reroute, moved, now);
    await deleteTask(tx, 'REROUTE', key);
  });
  return 'DONE';
}
