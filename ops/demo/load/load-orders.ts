import { DAY_MS } from '../plan/calendar.ts';
import { postalCodeOf } from '../plan/catchments.ts';
import type { PlannedOrder } from '../plan/plan-orders.ts';
import { sessionOf } from '../plan/plan-visits.ts';
import type { DemoIds } from './demo-ids.ts';

const digits = (minor: number) => String(minor);

function toReturn(order: PlannedOrder, ids: DemoIds) {
  const { returned } = order;
  if (!returned) return [];
  const lines = returned.lines.flatMap(({ index, quantity }) => {
    const line = order.lines[index];
    if (!line) return [];
    return [{ index, quantity, line }];
  });
  return [
    {
      externalId: `r${order.number}`,
      returnedAt: returned.at.toISOString(),
      locationId: ids.locations.get(returned.locationCode) ?? null,
      refundMinor: digits(lines.reduce((sum, { line }) => sum + line.netMinor + line.taxMinor, 0)),
      lines: lines.map(({ index, quantity, line }) => ({
        lineExternalId: String(index),
        quantity,
        grossMinor: digits(line.grossMinor),
        discountMinor: digits(line.discountMinor),
        netMinor: digits(line.netMinor),
        costMinor: digits(line.costMinor),
      })),
    },
  ];
}

function toFulfillment(order: PlannedOrder, ids: DemoIds, now: Date) {
  const locationId = ids.locations.get(order.fulfilledFrom);
  const wait = order.delivery === 'IN_STORE' ? 0 : DAY_MS;
  const changedAt = order.collectedAt ?? new Date(Math.min(order.placedAt.getTime() + wait, now.getTime()));
  return locationId === undefined ? null : { locationId, changedAt: changedAt.toISOString() };
}

/** Who rang it up; null for sales of which nobody noted it. */
function associateOf({ isAssisted, storeCode, number }: PlannedOrder, ids: DemoIds): string | null {
  const associates = ids.associates.get(storeCode ?? '') ?? [];
  return isAssisted ? (associates[number % associates.length] ?? null) : null;
}

/** The visit that it was bought in, and whose browser that was. */
function visitOf(order: PlannedOrder) {
  const sessionKey = sessionOf(order);
  return sessionKey === undefined ? {} : { sessionKey, anonymousId: order.customer?.anonymousId };
}

/** Where it was sent, as far as it is known. */
function sentTo(order: PlannedOrder, now: Date) {
  if (order.customer?.address) return { shippingAddress: order.customer.address };
  const deliveryPostalCode = postalCodeOf(order, now);
  return deliveryPostalCode === undefined ? {} : { deliveryPostalCode, deliveryCountryCode: 'FR' };
}

/** One planned order in the words of `ordersImport`. */
export function toImportedOrder(order: PlannedOrder, ids: DemoIds, now: Date) {
  const inStore = order.storeCode !== undefined;
  return {
    externalId: `o${order.number}`,
    orderNumber: `MP-${100_000 + order.number}`,
    channel: order.channel,
    recordedAs: inStore ? 'POS' : 'CHECKOUT',
    storeId: order.storeCode === undefined ? null : (ids.locations.get(order.storeCode) ?? null),
    customerId: order.customer ? (ids.customers.get(order.customer.ref) ?? null) : null,
    ...visitOf(order),
    placedByStaffId: associateOf(order, ids),
    placedAt: order.placedAt.toISOString(),
    currency: order.currency,
    // Shops of France and of the United Kingdom show prices with tax in them.
    taxIncluded: true,
    deliveryMethod: order.delivery,
    ...sentTo(order, now),
    shippingMinor: digits(order.shippingMinor),
    paymentKind: inStore && order.number % 7 === 0 ? 'CASH' : 'CARD',
    fulfillment: toFulfillment(order, ids, now),
    lines: order.lines.map((line, index) => ({
      externalId: String(index),
      variantId: ids.variants.get(line.variant.sku)?.variantId ?? null,
      productId: ids.variants.get(line.variant.sku)?.productId ?? null,
      productTitle: line.variant.product.title,
      sku: line.variant.sku,
      category: line.variant.product.category,
      quantity: line.quantity,
      unitPriceMinor: digits(line.unitPriceMinor),
      grossMinor: digits(line.grossMinor),
      discountMinor: digits(line.discountMinor),
      netMinor: digits(line.netMinor),
      taxMinor: digits(line.taxMinor),
      costMinor: digits(line.costMinor),
    })),
    returns: toReturn(order, ids),
  };
}

/** One group of stock movements in the words of `inventoryImportMovements`; none when the catalog knows none of the SKUs. */
export function toGroup(
  group: {
    readonly externalId: string;
    readonly reason: string;
    readonly at: Date;
    readonly locationCode: string;
    readonly state?: 'AVAILABLE' | 'INCOMING' | 'DAMAGED';
    readonly units: ReadonlyArray<readonly [sku: string, delta: number]>;
  },
  ids: DemoIds,
) {
  const changes = group.units.flatMap(([sku, delta]) => {
    const variantId = ids.variants.get(sku)?.variantId;
    if (variantId === undefined) return [];
    return [{ variantId, locationId: ids.locations.get(group.locationCode), state: group.state ?? 'AVAILABLE', delta }];
  });
  if (changes.length === 0) return [];
  return [{ externalId: group.externalId, reason: group.reason, occurredAt: group.at.toISOString(), changes }];
}

/** The stock that one order moved: out when it left, in again when it came back. */
export function toMovements(order: PlannedOrder, ids: DemoIds) {
  const sale = toGroup(
    {
      externalId: `sale-o${order.number}`,
      reason: 'SALE',
      at: order.placedAt,
      locationCode: order.fulfilledFrom,
      units: order.lines.map((line) => [line.variant.sku, -line.quantity]),
    },
    ids,
  );
  const { returned } = order;
  if (!returned) return sale;
  const units = returned.lines.flatMap(({ index, quantity }): Array<[string, number]> => {
    const line = order.lines[index];
    return line ? [[line.variant.sku, quantity]] : [];
  });
  const { at, locationCode } = returned;
  return [
    ...sale,
    ...toGroup({ externalId: `return-o${order.number}`, reason: 'RETURN', at, locationCode, units }, ids),
  ];
}
