import { z } from 'zod';
import type { NewEvent } from '#kernel/events/outbox.ts';
import { appendEvents } from '#kernel/events/outbox.ts';
import { ValidationError } from '#kernel/values/errors.ts';
import { toIssues } from '../cart/model/cart-fields.ts';
import type { OrdersDeps } from '../deps.ts';
import { orderPlaced, orderReturned } from '../events/published.ts';
import { type ImportBatch, parseImportBatch, type Rejection } from './model/import-batch.ts';
import { type ImportPlan, type PlannedOrder, type PlannedReturn, planImport } from './model/import-plan.ts';
import {
  findImported,
  findImportedReturns,
  findTakenNumbers,
  insertImportedFulfillments,
  insertImportedOrders,
  insertImportedReturns,
  lockSource,
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

function parse(raw: unknown): ImportBatch {
  try {
    return parseImportBatch(raw);
  } catch (error) {
    if (error instanceof z.ZodError) throw new ValidationError(toIssues(error));
    throw error;
  }
}

/**
 * Writes historical orders and returns, thousands in one transaction, with the same facts in the log; takes no
 * stock. Idempotent by (source, external id): what is there stays as it is, a new return of it is added.
 */
export async function importOrders(deps: OrdersDeps, raw: unknown): Promise<ImportResult> {
  const batch = parse(raw);
  const { source } = batch;
  const plan = await deps.db.inTransaction('import-orders', async (tx): Promise<ImportPlan> => {
    await lockSource(tx, source);
    const known = await findImported(
      tx,
      source,
      batch.orders.map((order) => order.externalId),
    );
    const returnIds = batch.orders.flatMap((order) => order.returns.map((one) => one.externalId));
    const numbers = batch.orders.flatMap(({ orderNumber }) => [orderNumber, `${source}-${orderNumber}`]);
    const planned = planImport(batch, {
      known,
      knownReturns: await findImportedReturns(tx, source, returnIds),
      takenNumbers: await findTakenNumbers(tx, numbers),
    });
    await insertImportedOrders(tx, source, planned.orders);
    await insertImportedFulfillments(tx, planned.orders);
    await insertImportedReturns(tx, source, planned.returns);
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
