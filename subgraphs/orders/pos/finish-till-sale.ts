import { finishPlaced } from '../checkout/store/checkouts.ts';
import { findOrder } from '../order/store/orders.ts';
import { recordSale } from '../ports/inventory.ts';
import { earnPoints } from '../ports/loyalty.ts';
import { carryOut } from '../tasks/carry-out.ts';
import type { TaskWork } from '../tasks/run-task.ts';

/** Tells inventory what left the shelf, and loyalty what was bought. */
export const finishTillSale: TaskWork = async (deps, request, { orderId }) => {
  const order = await findOrder(deps.db, orderId);
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
  await carryOut(work);
  await finishPlaced(deps.db, orderId, deps.clock.now());
  return 'DONE';
};
