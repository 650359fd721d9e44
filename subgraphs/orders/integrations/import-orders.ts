import type { Tx } from '#kernel/database/database.ts';
import type { NewEvent } from '#kernel/events/outbox.ts';
import { prepareEvents } from '#kernel/events/outbox.ts';
import type { OrdersDeps } from '../deps.ts';
import { fulfillmentOrderChanged } from '../fulfillment/events.ts';
import { orderCanceled, orderPlaced, orderReturned } from '../order/events.ts';
import { type ImportedReturn, insertImportedReturns } from '../returns/store/imported-returns.ts';
import { type ImportBatch, parseImportBatch, type Rejection } from './model/import-batch.ts';
import { type ImportPlan, type PlannedOrder, type PlannedReturn, planImport } from './model/import-plan.ts';
import {
  insertImportedFulfillments,
  insertImportedOrders,
  lockSource,
  readImported,
  readImportedReturns,
  readTakenNumbers,
  takeBackOrders,
} from './store/imports.ts';
import { takenBackEvents } from './take-back-import.ts';

export interface ImportResult {
  readonly created: number;
  readonly unchanged: number;
  /** Orders that are there and say something else now: told, and written again where the batch asks. */
  readonly changed: readonly Rejection[];
  readonly corrected: number;
  readonly returnsCreated: number;
  readonly rejected: readonly Rejection[];
}

/** The postal code that a source names, else that of the address that it was sent to. */
function sentTo({ deliveryPostalCode, deliveryCountryCode, shippingAddress }: PlannedOrder['source']) {
  if (deliveryPostalCode) return { postalCode: deliveryPostalCode, countryCode: deliveryCountryCode ?? null };
  return shippingAddress?.postalCode
    ? { postalCode: shippingAddress.postalCode, countryCode: shippingAddress.countryCode }
    : null;
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
      sentTo: sentTo(source),
      visit: { sessionKey: source.sessionKey ?? null, anonymousId: source.anonymousId ?? null },
    },
  );
}

function canceledEvent(order: PlannedOrder, at: Date): NewEvent {
  const { source } = order;
  return orderCanceled(
    {
      ...source,
      id: order.id,
      orderNumber: order.orderNumber,
      source: source.recordedAs,
      sellingLocationId: source.storeId,
      placedByStaffId: source.placedByStaffId ?? null,
      deliveryMethod: order.deliveryMethod,
      placedAt: source.placedAt,
      taxMinor: order.totals.tax,
      totalMinor: order.totals.total,
      lines: order.lines.map((line) => ({ ...line.source, id: line.id })),
    },
    { at, version: 2n, reason: 'IMPORT' },
  );
}

/** The customer's visit at which a pickup was collected; goods that were shipped or taken along had none of their own. */
function collectedEvents({ id, fulfillmentOrderId, deliveryMethod, lines, source }: PlannedOrder): NewEvent[] {
  const { fulfillment, canceledAt } = source;
  if (!fulfillment || canceledAt || deliveryMethod !== 'PICKUP') return [];
  const { locationId, changedAt } = fulfillment;
  const goods = lines.flatMap(({ id: orderLineId, variantId, quantity }) =>
    variantId === null ? [] : [{ orderLineId, variantId, quantity, missing: 0, missingSince: null }],
  );
  const work = { id: fulfillmentOrderId, orderId: id, locationId, deliveryMethod, version: 1n, lines: goods };
  return [fulfillmentOrderChanged(work, 'PICKED_UP', changedAt, null)];
}

function orderEvents(order: PlannedOrder, earnPoints: boolean): NewEvent[] {
  const { canceledAt, isReturnAlone } = order.source;
  if (isReturnAlone) return [];
  return [
    placedEvent(order, earnPoints),
    ...collectedEvents(order),
    ...(canceledAt ? [canceledEvent(order, canceledAt)] : []),
  ];
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
  }));
}

/**
 * Writes historical orders and returns, thousands in one transaction, with the same facts in the log; takes no
 * stock. Idempotent by (source, external id): what is there is compared, and what differs is reported, or taken back and
 * written again where the batch asks; a new return of what is there is added.
 */
export async function importOrders(deps: OrdersDeps, raw: unknown): Promise<ImportResult> {
  const batch = parseImportBatch(raw);
  const plan = await deps.db.inTransaction('import-orders', async (tx) => {
    await lockSource(tx, batch.source);
    const planned = await readPlan(tx, batch);
    if (!batch.dryRun) await write(tx, batch, planned, deps.clock.now());
    return planned;
  });
  return {
    created: plan.orders.length - plan.takenBack.length,
    unchanged: plan.unchanged,
    changed: plan.changed,
    corrected: plan.takenBack.length,
    returnsCreated: plan.returns.length,
    rejected: plan.rejected,
  };
}

async function readPlan(tx: Tx, { source, ...batch }: ImportBatch): Promise<ImportPlan> {
  const known = await readImported(
    tx,
    source,
    batch.orders.map((order) => order.externalId),
  );
  const returnIds = batch.orders.flatMap((order) => order.returns.map((one) => one.externalId));
  const numbers = batch.orders.flatMap(({ orderNumber }) => [orderNumber, `${source}-${orderNumber}`]);
  return planImport(
    { source, ...batch },
    {
      known,
      knownReturns: await readImportedReturns(tx, source, returnIds),
      takenNumbers: await readTakenNumbers(tx, numbers),
    },
  );
}

async function write(tx: Tx, { source, earnPoints }: ImportBatch, planned: ImportPlan, now: Date): Promise<void> {
  await takeBackOrders(tx, planned.takenBack, now);
  const writing = writeRecords(tx, source, planned);
  const append = prepareEvents('orders', [
    ...planned.takenBack.flatMap(takenBackEvents),
    ...planned.orders.flatMap((order) => orderEvents(order, earnPoints)),
    ...planned.returns.map(returnedEvent),
  ]);
  await writing;
  await append(tx);
}

async function writeRecords(tx: Tx, source: string, { orders, returns }: ImportPlan): Promise<void> {
  await insertImportedOrders(tx, source, orders);
  await insertImportedFulfillments(tx, orders);
  await insertImportedReturns(tx, source, returns.map(toReturn), returns.flatMap(toReturnLines));
}
