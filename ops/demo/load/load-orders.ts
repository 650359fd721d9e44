import type { PlannedOrder } from '../plan/plan-orders.ts';

/** Ids that the owners gave to what the plan names. */
export interface DemoIds {
  readonly locations: ReadonlyMap<string, string>;
  readonly customers: ReadonlyMap<string, string>;
  readonly variants: ReadonlyMap<string, { readonly variantId: string; readonly productId: string }>;
  readonly associates: readonly string[];
}

const DAY_MS = 86_400_000;
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
  const changedAt = new Date(Math.min(order.placedAt.getTime() + wait, now.getTime()));
  return locationId === undefined ? null : { locationId, changedAt: changedAt.toISOString() };
}

/** One planned order in the words of `ordersImport`. */
export function toImportedOrder(order: PlannedOrder, ids: DemoIds, now: Date) {
  const inStore = order.delivery === 'IN_STORE';
  return {
    externalId: `o${order.number}`,
    orderNumber: `MP-${100_000 + order.number}`,
    channel: order.channel,
    recordedAs: inStore ? 'POS' : 'CHECKOUT',
    storeId: order.storeCode === undefined ? null : (ids.locations.get(order.storeCode) ?? null),
    customerId: order.customer ? (ids.customers.get(order.customer.ref) ?? null) : null,
    placedByStaffId: order.assisted ? (ids.associates[order.number % ids.associates.length] ?? null) : null,
    placedAt: order.placedAt.toISOString(),
    currency: 'EUR',
    // A shop of France shows its prices with tax in them.
    taxIncluded: true,
    deliveryMethod: order.delivery,
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

/** The stock that one order moved: out when it left, in again when it came back. */
export function toMovements(order: PlannedOrder, ids: DemoIds) {
  const group = (
    externalId: string,
    reason: string,
    at: Date,
    locationCode: string,
    lines: ReadonlyArray<{ sku: string; delta: number }>,
  ) => ({
    externalId,
    reason,
    occurredAt: at.toISOString(),
    changes: lines.map(({ sku, delta }) => ({
      variantId: ids.variants.get(sku)?.variantId,
      locationId: ids.locations.get(locationCode),
      state: 'AVAILABLE',
      delta,
    })),
  });
  const sale = group(
    `sale-o${order.number}`,
    'SALE',
    order.placedAt,
    order.fulfilledFrom,
    order.lines.map((line) => ({ sku: line.variant.sku, delta: -line.quantity })),
  );
  const { returned } = order;
  if (!returned) return [sale];
  const back = returned.lines.flatMap(({ index, quantity }) => {
    const line = order.lines[index];
    return line ? [{ sku: line.variant.sku, delta: quantity }] : [];
  });
  return [sale, group(`return-o${order.number}`, 'RETURN', returned.at, returned.locationCode, back)];
}
