import { hashRequest } from '#kernel/database/idempotency.ts';
import { appendEvents } from '#kernel/events/outbox.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { ForbiddenError, keyReused, NotFoundError } from '#kernel/values/errors.ts';
import { newId } from '#kernel/values/ids.ts';
import type { CustomerId, LocationId, StaffId } from '../../shared/ids.ts';
import { assertAtLocation, assertCan } from '../../shared/permissions.ts';
import type { OrdersDeps } from '../deps.ts';
import { orderPlaced } from '../order/events.ts';
import { type ChangedOrder, completionOf, isPlaced } from '../order/model/order.ts';
import type { NewPayment } from '../order/model/payment.ts';
import { readOrder } from '../order/store/orders.ts';
import { assertLocation } from '../ports/assert-location.ts';
import { findVariants, priceVariants } from '../ports/catalog.ts';
import { resolveIdentities } from '../ports/customers.ts';
import { locationIdOfCode } from '../ports/inventory.ts';
import { completeInline } from '../tasks/complete-inline.ts';
import { RECOVER_AFTER_MS } from '../tasks/model/windows.ts';
import {
  type LocatedPosSale,
  type ParsedPosSale,
  type PosSaleInput,
  parsePosSale,
  toPosOrder,
} from './model/pos-sale.ts';
import { insertPosSale, readPosSale } from './store/pos-sales.ts';

/** Variants of the scanned codes, and what the catalog knows of them. */
async function readGoods(deps: OrdersDeps, request: RequestContext, sale: ParsedPosSale) {
  const gtins = sale.lines.flatMap(({ gtin }) => (gtin === undefined ? [] : [gtin]));
  const skus = sale.lines.flatMap(({ sku }) => (sku === undefined ? [] : [sku]));
  const found = gtins.length + skus.length > 0 ? await deps.ports.call(findVariants, { gtins, skus }, request) : [];
  const byGtin = new Map(found.map((one) => [one.gtin, one.variantId]));
  const bySku = new Map(found.map((one) => [one.sku, one.variantId]));
  const ids = sale.lines.map(
    (line) => line.variantId ?? byGtin.get(line.gtin ?? '') ?? bySku.get(line.sku ?? '') ?? null,
  );
  const known = [...new Set(ids.filter((id) => id !== null))];
  const { channel, currency: currencyCode } = sale;
  const priced =
    known.length > 0 ? await deps.ports.call(priceVariants, { channel, currencyCode, variantIds: known }, request) : [];
  const byId = new Map(priced.map((variant) => [variant.variantId, variant]));
  return ids.map((id) => (id === null ? undefined : byId.get(id)));
}

async function readCustomer(
  deps: OrdersDeps,
  request: RequestContext,
  sale: ParsedPosSale,
): Promise<CustomerId | null> {
  if (sale.identifiers.length === 0) return null;
  const ref = 'sale';
  const sets = [{ ref, identifiers: sale.identifiers, source: 'POS', profile: null }];
  const [resolved] = await deps.ports.call(resolveIdentities, { sets }, request);
  return resolved?.customerId ?? null;
}

/**
 * The location's id, which a code stands for.
 * @throws NotFoundError for a code that no location has; UnavailableError while inventory cannot tell whose it is.
 */
async function findLocationId(
  deps: OrdersDeps,
  request: RequestContext,
  location: ParsedPosSale['location'],
): Promise<LocationId> {
  if ('id' in location) return location.id;
  const id = await deps.ports.call(locationIdOfCode, location, request);
  if (id === null) throw new NotFoundError('location', location.code, 'location.code');
  return id;
}

async function write(
  deps: OrdersDeps,
  sale: LocatedPosSale,
  order: ReturnType<typeof toPosOrder>,
  requestHash: string,
) {
  const now = deps.clock.now();
  const payments: NewPayment[] = sale.payments.map(({ kind, amountMinor }) => ({
    id: newId('pay'),
    kind,
    amountMinor,
    status: 'CAPTURED',
    provider: null,
    providerKey: null,
    giftCardId: null,
    reference: `${sale.terminalId}:${sale.sequence}`,
  }));
  return deps.db.inTransaction('record-pos-sale', async (tx) => {
    const inserted = await insertPosSale(tx, {
      order,
      payments,
      terminalId: sale.terminalId,
      sequence: sale.sequence,
      reservation: sale.reservation,
      requestHash,
      occurredAt: sale.occurredAt,
      recoverAt: new Date(now.getTime() + RECOVER_AFTER_MS),
    });
    if (!inserted) return false;
    const facts = { ...order, orderNumber: inserted.orderNumber, source: 'POS' as const };
    await appendEvents(tx, 'orders', [orderPlaced(facts, { at: sale.occurredAt, version: 1n, payments })]);
    return true;
  });
}

/**
 * Records what a POS has sold, also hours later and more than once: idempotent by location, terminal and
 * sequence. The
 * sale has happened: it is never refused for stock, its prices are taken as sent, and articles that the catalog
 * does not know stand under the code that was scanned and touch no stock.
 * @throws NotFoundError when its location is known not to exist
 */
export async function recordPosSale(
  deps: OrdersDeps,
  request: RequestContext,
  input: PosSaleInput,
): Promise<ChangedOrder> {
  assertCan(request.actor, 'orders:pos');
  const parsed = parsePosSale(input, deps.config.currencyCode, deps.clock.now());
  const sale = { ...parsed, locationId: await findLocationId(deps, request, parsed.location) };
  assertAtLocation(request.actor, sale.locationId);
  if (request.actor.kind !== 'staff' && sale.staffMemberId === null)
    throw new ForbiddenError('A POS sale needs its staff member');
  const requestHash = hashRequest(input);
  let known = await readPosSale(deps.db, sale);
  if (!known) {
    const [variants] = await Promise.all([
      readGoods(deps, request, sale),
      assertLocation(deps, request, sale.locationId),
    ]);
    // Makes a customer of who is new: not for a sale that is refused.
    const customerId = await readCustomer(deps, request, sale);
    const staffId = sale.staffMemberId ?? (request.actor.kind === 'staff' ? (request.actor.staffId as StaffId) : null);
    const order = toPosOrder(sale, variants, { customerId, staffId });
    if (await write(deps, sale, order, requestHash)) {
      await completeInline(deps, request, { orderId: order.id, kind: 'POS_SALE', subjectId: order.id });
    }
    known = await readPosSale(deps.db, sale);
  }
  if (known?.requestHash !== requestHash) throw keyReused('POS sale');
  const order = await readOrder(deps.db, known.orderId);
  if (!order || !isPlaced(order)) throw new Error(`the order ${known.orderId} of a POS sale has vanished`);
  return { order, completion: completionOf(order) };
}
