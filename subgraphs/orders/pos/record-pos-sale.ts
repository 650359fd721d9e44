import { hashRequest } from '#kernel/database/idempotency.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { ForbiddenError, keyReused, NotFoundError } from '#kernel/values/errors.ts';
import { findChannel } from '../../shared/contexts/find-channel.ts';
import type { LocationId, OrderId, StaffId } from '../../shared/ids.ts';
import { assertAtLocation, assertCan } from '../../shared/permissions.ts';
import type { OrdersDeps } from '../deps.ts';
import { type Completion, isPlaced, type PlacedOrder } from '../order/model/order.ts';
import type { OrderReturn } from '../order/model/order-return.ts';
import { type PartOf, partsOf } from '../order/model/part.ts';
import { readOrdersByIds, readOrdersOfReturns } from '../order/store/orders.ts';
import { assertLocation } from '../ports/assert-location.ts';
import { findVariants, priceVariants } from '../ports/catalog.ts';
import { locationIdOfCode } from '../ports/inventory-locations.ts';
import { completeInline } from '../tasks/complete-inline.ts';
import { bookReceipt, type ReadyReceipt } from './book-receipt.ts';
import { identifyBuyer } from './identify-buyer.ts';
import { type LocatedPosSale, type PosSaleInput, parsePosSale } from './model/pos-input.ts';
import type { ChannelRef, LocationRef, PosLine, SoldWith } from './model/pos-line.ts';
import type { IdentifiedLine } from './model/pos-order.ts';
import type { PosReceipt } from './model/pos-receipt.ts';
import { readOrderIdByNumber, readReceiptByKey, readReceiptsByIds } from './store/pos-receipts.ts';

/** A receipt as it stands, with what it was booked as. */
export interface RecordedPosSale {
  readonly receipt: PosReceipt;
  readonly order: PlacedOrder;
  readonly returns: readonly PartOf<OrderReturn>[];
  readonly completion: Completion;
}

/** Variants of the scanned codes, and what the catalog knows of them. */
async function identifyGoods<Line extends PosLine>(
  deps: OrdersDeps,
  request: RequestContext,
  { channel, currency: currencyCode }: LocatedPosSale,
  lines: readonly Line[],
): Promise<IdentifiedLine<Line>[]> {
  const gtins = lines.flatMap(({ gtin }) => (gtin === undefined ? [] : [gtin]));
  const skus = lines.flatMap(({ sku }) => (sku === undefined ? [] : [sku]));
  const found = gtins.length + skus.length > 0 ? await deps.ports.call(findVariants, { gtins, skus }, request) : [];
  const byGtin = new Map(found.map((one) => [one.gtin, one.variantId]));
  const bySku = new Map(found.map((one) => [one.sku, one.variantId]));
  const ids = lines.map((line) => line.variantId ?? byGtin.get(line.gtin ?? '') ?? bySku.get(line.sku ?? '') ?? null);
  const variantIds = [...new Set(ids.filter((id) => id !== null))];
  const priced =
    variantIds.length > 0 ? await deps.ports.call(priceVariants, { channel, currencyCode, variantIds }, request) : [];
  const byId = new Map(priced.map((variant) => [variant.variantId, variant]));
  return lines.map((line, index) => ({ line, goods: byId.get(ids[index] ?? ('' as never)) }));
}

/**
 * The location's id, which a code stands for.
 * @throws NotFoundError for a code that no location has; UnavailableError while inventory cannot tell whose it is.
 */
async function findLocationId(deps: OrdersDeps, request: RequestContext, location: LocationRef): Promise<LocationId> {
  if ('id' in location) return location.id;
  const id = await deps.ports.call(locationIdOfCode, location, request);
  if (id === null) throw new NotFoundError('location', location.code, 'location.code');
  return id;
}

/** The channel's code, which an id stands for. @throws NotFoundError for an id that no channel of the caller has */
async function findChannelCode(deps: OrdersDeps, request: RequestContext, channel: ChannelRef): Promise<string> {
  if ('code' in channel) return channel.code;
  return (await findChannel(deps.contexts, channel.id, request.actor, 'channel.id')).code;
}

/** The order that goods were sold with; undefined where what is named is not there, or not yet. */
async function findSale(
  deps: OrdersDeps,
  request: RequestContext,
  soldWith: SoldWith | undefined,
  ownLocationId: LocationId,
): Promise<OrderId | undefined> {
  if (soldWith === undefined) return undefined;
  if ('orderId' in soldWith) return soldWith.orderId;
  if ('orderNumber' in soldWith) return readOrderIdByNumber(deps.db, soldWith.orderNumber);
  const { location, terminalCode, sequence } = soldWith;
  const locationId = location
    ? 'id' in location
      ? location.id
      : await deps.ports.call(locationIdOfCode, location, request)
    : ownLocationId;
  return locationId === null
    ? undefined
    : (await readReceiptByKey(deps.db, { locationId, terminalCode, sequence }))?.orderId;
}

async function prepare(
  deps: OrdersDeps,
  request: RequestContext,
  sale: LocatedPosSale,
  requestHash: string,
): Promise<ReadyReceipt> {
  const { locationId } = sale;
  const [sold, returned, orderIds] = await Promise.all([
    identifyGoods(deps, request, sale, sale.sold),
    identifyGoods(deps, request, sale, sale.returned),
    Promise.all(sale.returned.map(({ soldWith }) => findSale(deps, request, soldWith, locationId))),
    assertLocation(deps, request, locationId, 'location.id'),
  ]);
  // Makes a customer of who is new: not for a sale that is refused.
  const { customerId, hasPassedOver } = await identifyBuyer(deps, request, sale);
  const staffId = sale.staffMemberId ?? (request.actor.kind === 'staff' ? (request.actor.staffId as StaffId) : null);
  return {
    sale,
    sold,
    returned: returned.map((one, index) => ({ ...one, orderId: orderIds[index] })),
    people: { customerId, staffId },
    hasPassedOver,
    requestHash,
  };
}

async function reread(deps: OrdersDeps, id: string): Promise<RecordedPosSale> {
  const [receipt] = await readReceiptsByIds(deps.db, [id]);
  if (!receipt) throw new Error(`the receipt ${id} of a POS has vanished`);
  const [orders, ofReturns] = await Promise.all([
    readOrdersByIds(deps.db, [receipt.orderId]),
    readOrdersOfReturns(deps.db, receipt.returnIds),
  ]);
  const order = orders.find(isPlaced);
  if (!order) throw new Error(`the order ${receipt.orderId} of a POS has vanished`);
  const parts = ofReturns.filter(isPlaced).flatMap((one) => partsOf(one, one.returns));
  const returns = parts.filter(({ part }) => receipt.returnIds.includes(part.id));
  const isPending = [...orders, ...ofReturns].some(({ owesCommands }) => owesCommands);
  return { receipt, order, returns, completion: isPending ? 'PENDING' : 'DONE' };
}

/**
 * Records what a POS has sold and taken back, also hours later and more than once: idempotent by location, terminal and
 * sequence. It has happened: it is never refused for stock, nor for what does not add up, its prices are taken as sent,
 * and articles that the catalog does not know stand under the code that was scanned and touch no stock.
 * @throws NotFoundError when its location is known not to exist
 */
export async function recordPosSale(
  deps: OrdersDeps,
  request: RequestContext,
  input: PosSaleInput,
): Promise<RecordedPosSale> {
  assertCan(request.actor, 'orders:pos');
  const { location, channel: channelRef, ...parsed } = parsePosSale(input, deps.config.currencyCode);
  const [locationId, channel] = await Promise.all([
    findLocationId(deps, request, location),
    findChannelCode(deps, request, channelRef),
  ]);
  const sale = { ...parsed, locationId, channel };
  assertAtLocation(request.actor, sale.locationId);
  if (request.actor.kind !== 'staff' && sale.staffMemberId === null)
    throw new ForbiddenError('A POS sale needs its staff member');
  const requestHash = hashRequest(input);
  let known = await readReceiptByKey(deps.db, sale);
  if (!known) {
    const ready = await prepare(deps, request, sale, requestHash);
    const booked = await deps.db.inTransaction('record-pos-sale', (tx) => bookReceipt(tx, ready, deps.clock.now()));
    if (booked) await finish(deps, request, booked.soldOrderId, booked.returns);
    known = await readReceiptByKey(deps.db, sale);
  }
  if (known?.requestHash !== requestHash) throw keyReused('POS sale');
  return reread(deps, known.id);
}

/** Tells the other domains at once, where time allows. */
async function finish(
  deps: OrdersDeps,
  request: RequestContext,
  soldOrderId: OrderId | undefined,
  returns: ReadonlyArray<{ readonly id: string; readonly orderId: OrderId }>,
): Promise<void> {
  if (soldOrderId !== undefined)
    await completeInline(deps, request, { orderId: soldOrderId, kind: 'POS_SALE', subjectId: soldOrderId });
  for (const { id, orderId } of returns)
    await completeInline(deps, request, { orderId, kind: 'RETURN', subjectId: id });
}
