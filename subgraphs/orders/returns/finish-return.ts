import { findOrder } from '../order/store/orders.ts';
import { giveBack } from '../payment/give-back.ts';
import { findReturnLines } from '../payment/store/refunds.ts';
import { restock } from '../ports/inventory.ts';
import { carryOut } from '../tasks/carry-out.ts';
import type { TaskWork } from '../tasks/run-task.ts';
import { deleteTask } from '../tasks/store/tasks.ts';

/** Puts returned units into the stock of the store that took them, and pays back, neither after the other. */
export const finishReturn: TaskWork = async (deps, request, { orderId, subjectId: returnId }) => {
  const order = await findOrder(deps.db, orderId);
  const returned = order?.returns.find((one) => one.id === returnId);
  if (!order || !returned) return 'DONE';
  const lines = await findReturnLines(deps.db, returnId);
  const { locationId } = returned;
  const units = lines.flatMap(({ variantId, kind, quantity, disposition }) =>
    locationId !== null && kind === 'GOOD' && variantId !== null && quantity > 0
      ? [{ variantId, locationId, quantity, disposition }]
      : [],
  );
  const netMinor = lines.reduce((sum, line) => sum + line.netMinor, 0n);
  const work: Promise<unknown>[] = [giveBack(deps, request, order, { id: returnId, netMinor })];
  if (units.length > 0) work.push(deps.ports.call(restock, { key: returnId, returnId, lines: units }, request));
  await carryOut(work);
  await deleteTask(deps.db, 'RETURN', returnId);
  return 'DONE';
};
