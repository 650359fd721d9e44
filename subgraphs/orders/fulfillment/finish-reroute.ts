import { appendEvents } from '#kernel/events/outbox.ts';
import { newId } from '#kernel/values/ids.ts';
import { fulfillmentOrderChanged } from '../events/published.ts';
import { lockOrder } from '../order/store/orders.ts';
import { rerouteUnits } from '../ports/inventory-shortage.ts';
import type { TaskWork } from '../tasks/run-task.ts';
import { deleteTask } from '../tasks/store/tasks.ts';
import { summarize } from './model/fulfillment.ts';
import { moveLines } from './model/move-lines.ts';
import { summarizeFulfillment } from './store/order-changes.ts';
import { closeReroute, findPendingReroute, writeFulfillmentOrders } from './store/reroutes.ts';

/** Asks inventory for the units that are missing, and gives the work to the locations that have them. */
export const finishReroute: TaskWork = async (deps, request, { subjectId }) => {
  const reroute = await findPendingReroute(deps.db, subjectId);
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
    const changed = moveLines(order.fulfillmentOrders, { ...reroute, to: moved }, () => newId('ful'));
    if (changed.length > 0) {
      await writeFulfillmentOrders(tx, changed, now);
      const byId = new Map([...order.fulfillmentOrders, ...changed].map((one) => [one.id, one.status]));
      await summarizeFulfillment(tx, orderId, summarize([...byId.values()]));
      await appendEvents(
        tx,
        'orders',
        changed.map((one) => fulfillmentOrderChanged(one, one.status, now)),
      );
    }
    await deleteTask(tx, 'REROUTE', key);
  });
  return 'DONE';
};
