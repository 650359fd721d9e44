import type { RequestContext } from '#kernel/request/context.ts';
import type { OrdersDeps } from '../deps.ts';
import { readOrder } from '../order/store/orders.ts';
import { giveBack } from '../payment/give-back.ts';
import { restock } from '../ports/inventory-commitments.ts';
import { awaitAll } from '../tasks/await-all.ts';
import type { TaskResult } from '../tasks/deps.ts';
import type { Task } from '../tasks/model/task.ts';
import { deleteTask } from '../tasks/store/done-tasks.ts';
import { readReturnLines } from './store/returns.ts';

/** Puts returned units into the stock of the store that took them, and pays back; neither waits for the other. */
export async function finishReturn(
  deps: OrdersDeps,
  request: RequestContext,
  { orderId, subjectId }: Task,
): Promise<TaskResult> {
  const order = await readOrder(deps.db, orderId);
  const returned = order?.returns.find((one) => one.id === subjectId);
  if (!order || !returned) return 'DONE';
  const { id: returnId, locationId } = returned;
  const lines = await readReturnLines(deps.db, returnId);
  const units = lines.flatMap(({ variantId, kind, quantity, disposition }) =>
    locationId !== null && kind === 'GOOD' && variantId !== null && quantity > 0
      ? [{ variantId, locationId, quantity, disposition }]
      : [],
  );
  const netMinor = lines.reduce((sum, line) => sum + line.netMinor, 0n);
  const work: Promise<unknown>[] = [giveBack(deps, request, order, { id: returnId, netMinor })];
  if (units.length > 0) work.push(deps.ports.call(restock, { key: returnId, returnId, lines: units }, request));
  await awaitAll(work);
  await deleteTask(deps.db, 'RETURN', returnId);
  return 'DONE';
}
