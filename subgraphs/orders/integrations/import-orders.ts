import type { NewEvent } from '#kernel/events/outbox.ts';
import { appendEvents } from '#kernel/events/outbox.ts';
import type { OrdersDeps } from '../deps.ts';
import { orderPlaced, orderReturned } from '../order/events.ts';
import { type ImportedReturn, insertImportedReturns } from '../returns/store/imported-returns.ts';
import { parseImportBatch, type Rejection } from './model/import-batch.ts';
import { type ImportPlan, type PlannedOrder, type PlannedReturn, planImport } from './model/import-plan.ts';
import {
  insertImportedFulfillments,
  insertImportedOrders,
  lockSource,
  readImported,
  readImportedReturns,
  readTakenNumbers,
} from './store/imports.ts';

export interface ImportResult {
  readonly created: number;
  readonly unchanged: number;
  readonly returnsCreated: number;
  readonly rejected: readonly Rejection[];
}

function placedEvent(order: PlannedOrder, earnPoints: boolean): NewEvent {
  const { source, totals } = order;
  return orderPlaced(
    {
      id: order.id,
      orderNumber: order.orderNumber,
      channel: source.channel,
      source: source.recordedAs,
      sellingLocationId: source.storeId,
      placedByStaffId: source.placedByStaffId ?? null,
      customerId: source.customerId,
      currency: source.currency,
      deliveryMethod: order.deliveryMethod,
      shippingMinor: source.shippingMinor,
      taxMinor: totals.tax,
      totalMinor: totals.total,
      lines: order.lines.map((line) => ({ ...line.source, id: line.id })),
    },
    {
      at: source.placedAt,
      version: 1n,
      payments: totals.total > 0n ? [{ kind: source.paymentKind, amountMinor: totals.total }] : [],
      earnPoints,
    },
  );
}

function returnedEvent({ id, order, version, lines, source }: PlannedReturn): NewEvent {
  return orderReturned(
    { ...order, source: 'IMPORT' },
    {
      id,
      at: source.returnedAt,
      version,
      locationId: source.locationId,
      refundMinor: source.refundMinor,
      lines: lines.map(({ line, source: part }) => ({
        ...part,
        id: line.id,
        variantId: line.variantId,
        productId: line.productId,
        category: line.category,
        disposition: 'RESTOCKED',
      })),
    },
  );
}

function toReturn({ id, order, version, source }: PlannedReturn): ImportedReturn {
  const { externalId, locationId, refundMinor, returnedAt } = source;
  return { id, orderId: order.id, externalId, locationId, refundMinor, processedAt: returnedAt, version };
}

function toReturnLines({ id, lines }: PlannedReturn) {
  return lines.map(({ line, source }) => ({
    ...source,
    returnId: id,
    orderLineId: line.id,
    disposition: 'RESTOCKED' as const,
    taxMinor: 0n,
  }));
}

/**
 * Writes historical orders and returns, thousands in one transaction, with the same facts in the log; takes no
 * stock. Idempotent by (source, external id): what is there stays as it is, a new return of it is added.
 */
export async function importOrders(deps: OrdersDeps, raw: unknown): Promise<ImportResult> {
  const batch = parseImportBatch(raw);
  const { source } = batch;
  const plan = await deps.db.inTransaction('import-orders', async (tx): Promise<ImportPlan> => {
    await lockSource(tx, source);
    const known = await readImported(
      tx,
      source,
      batch.orders.map((order) => order.externalId),
    );
    const returnIds = batch.orders.flatMap((order) => order.returns.map((one) => one.externalId));
    const numbers = batch.orders.flatMap(({ orderNumber }) => [orderNumber, `${source}-${orderNumber}`]);
    const planned = planImport(batch, {
      known,
      knownReturns: await readImportedReturns(tx, source, returnIds),
      takenNumbers: await readTakenNumbers(tx, numbers),
    });
    await insertImportedOrders(tx, source, planned.orders);
    await insertImportedFulfillments(tx, planned.orders);
    await insertImportedReturns(tx, source, planned.returns.map(toReturn), planned.returns.flatMap(toReturnLines));
    await appendEvents(tx, 'orders', [
      ...planned.orders.map((order) => placedEvent(order, batch.earnPoints)),
      ...planned.returns.map(returnedEvent),
    ]);
    return planned;
  });
  return {
    created: plan.orders.length,
    unchanged: plan.unchanged,
    returnsCreated: plan.returns.length,
    rejected: plan.rejected,
  };
}
