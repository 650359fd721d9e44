import type { RequestContext } from '#kernel/request/context.ts';
import type { OrdersDeps } from '../deps.ts';
import { readOrder } from '../order/store/orders.ts';
import { finishPlaced } from '../payment/store/payments.ts';
import { recordSale } from '../ports/inventory-commitments.ts';
import { earnPoints } from '../ports/loyalty-commitments.ts';
import { awaitAll } from '../tasks/await-all.ts';
import type { TaskResult } from '../tasks/deps.ts';
import type { Task } from '../tasks/model/task.ts';

/** Tells inventory what left the shelf, and loyalty what was bought. */
export async function finishPosSale(deps: OrdersDeps, request: RequestContext, { orderId }: Task): Promise<TaskResult> {
  const order = await readOrder(deps.db, orderId);
  if (!order?.placedAt || order.sellingLocationId === null) return 'DONE';
  const lines = order.lines.flatMap(({ kind, variantId, quantity }) =>
    kind === 'GOOD' && variantId !== null ? [{ variantId, quantity }] : [],
  );
  const occurredAt = order.placedAt.toISOString();
  const work: Promise<unknown>[] = [];
  if (lines.length > 0) {
    const { sellingLocationId: locationId, reservation } = order;
    const sale = { key: orderId, saleId: orderId, locationId, occurredAt, reservation, lines };
    work.push(deps.ports.call(recordSale, sale, request));
  }
  if (order.customerId !== null) {
    const { customerId, netMinor, currency } = order;
    const earned = { orderId, customerId, netMinor: netMinor.toString(), currency, placedAt: occurredAt };
    work.push(deps.ports.call(earnPoints, earned, request));
  }
  await awaitAll(work);
  await finishPlaced(deps.db, orderId, deps.clock.now());
  return 'DONE';
}
