import type { NewEvent } from '#kernel/events/outbox.ts';
import { appendEvents } from '#kernel/events/outbox.ts';
import { newId } from '#kernel/values/ids.ts';
import type { OrdersDeps } from '../deps.ts';
import { orderCanceled, orderPlaced, orderReturned } from '../order/events.ts';
import type { ImportedKnownOrder } from './model/known-order.ts';
import { lockSource, readSomeOf, takeBackOrders } from './store/imports.ts';

/** Orders taken back in one transaction. */
const BATCH_SIZE = 500;

/**
 * Facts that undo an imported order, each dated as what it undoes: figures are sums, so that every day is again what it
 * was without it.
 */
export function takenBackEvents(order: ImportedKnownOrder): NewEvent[] {
  const facts = { ...order, source: 'IMPORT' as const };
  const { placedAt, canceledAt } = order;
  const sale: NewEvent[] = [];
  const next = () => order.version + BigInt(sale.length + 1);
  // The sale behind a return alone never counted. A cancellation is undone on its own day by what it undid.
  const wasSale = placedAt !== null && order.version > BigInt(order.returns.length);
  if (wasSale && canceledAt !== null)
    sale.push(orderPlaced(facts, { at: canceledAt, soldAt: placedAt, version: next(), payments: [] }));
  if (wasSale) sale.push(orderCanceled(facts, { at: placedAt, version: next(), reason: 'IMPORT_TAKEN_BACK' }));
  const lines = new Map(order.lines.map((line) => [line.id, line]));
  const undone = order.returns.map((one, index) =>
    orderReturned(facts, {
      id: newId('ret'),
      at: one.processedAt,
      version: order.version + BigInt(sale.length + index + 1),
      locationId: one.locationId,
      refundMinor: -one.refundMinor,
      lines: one.lines.flatMap((part) => {
        const line = lines.get(part.orderLineId);
        if (!line) return [];
        return {
          id: line.id,
          variantId: line.variantId,
          productId: line.productId,
          category: line.category,
          quantity: -part.quantity,
          grossMinor: -part.grossMinor,
          discountMinor: -part.discountMinor,
          netMinor: -part.netMinor,
          costMinor: part.costMinor === null ? null : -part.costMinor,
          disposition: 'RESTOCKED' as const,
        };
      }),
    }),
  );
  return [...sale, ...undone];
}

/**
 * Takes back orders of an import with their returns, some at a time: as if they had never been imported, but that their
 * records stay, canceled.
 * @returns how many were taken back; 0 when none is left.
 */
export async function takeBackImport(deps: OrdersDeps, source: string): Promise<{ takenBack: number }> {
  return deps.db.inTransaction('take-back-import', async (tx) => {
    await lockSource(tx, source);
    const orders = await readSomeOf(tx, source, BATCH_SIZE);
    await takeBackOrders(tx, orders, deps.clock.now());
    await appendEvents(tx, 'orders', orders.flatMap(takenBackEvents));
    return { takenBack: orders.length };
  });
}
