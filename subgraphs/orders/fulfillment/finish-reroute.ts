import { appendEvents } from '#kernel/events/outbox.ts';
import { newId } from '#kernel/values/ids.ts';
import { fulfilmentOrderChanged } from '../events/published.ts';
import { lockOrder } from '../order/store/orders.ts';
import { rerouteUnits } from '../ports/inventory-shortage.ts';
import type { TaskWork } from '../tasks/run-task.ts';
import { deleteTask } from '../tasks/store/tasks.ts';
import { summarise } from './model/fulfilment.ts';
import { moveLines } from './model/move-lines.ts';
import { summariseFulfilment } from './store/order-changes.ts';
import { closeReroute, findPendingReroute, writeFulfilmentOrders } from './store/reroutes.ts';

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
    const changed = moveLines(order.fulfilmentOrders, { ...reroute, to: moved }, () => newId('ful'));
    if (changed.length > 0) {
      await writeFulfilmentOrders(tx, changed, now);
      const byId = new Map([...order.fulfilmentOrders, ...changed].map((one) => [one.id, one.status]));
      await summariseFulfilment(tx, orderId, summarise([...byId.values()]));
      await appendEvents(
        tx,
        'orders',
        changed.map((one) => fulfilmentOrderChanged(one, one.status, now)),
      );
    }
    await deleteTask(tx, 'REROUTE', key);
  });
  return 'DONE';
};
