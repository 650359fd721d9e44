import { sessionKeyOf, visitorKeyOf } from '../visit-keys.ts';
import type { LineDraft, OrderDraft, ReturnDraft, ReturnPart } from './drafts.ts';
import type { OrderMapping } from './mapping.ts';
import type { ImportedOrder, ImportedOrderLine, ImportedReturn, OrderBatch } from './order-batch.ts';
import type { ResolvedIds } from './reference-resolver.ts';

/** Puts drafts and the instance's ids together into what `ordersImport` takes. */
export function toBatch(
  mapping: Pick<OrderMapping, 'name' | 'earnPoints'>,
  orders: readonly OrderDraft[],
  ids: ResolvedIds,
  rules: Pick<OrderBatch, 'onChange' | 'dryRun'>,
): OrderBatch {
  return {
    source: mapping.name,
    earnPoints: mapping.earnPoints,
    ...rules,
    orders: orders.map((order) => toOrder(order, ids, mapping.name)),
  };
}

/** Characters of a postal code that an order takes. */
const MAX_POSTAL_CODE = 20;

/** The code of a country; a name in words is none. */
function countryCodeOf(text: string | null): string | null {
  const code = text?.trim().toUpperCase() ?? '';
  return /^[A-Z]{2}$/.test(code) ? code : null;
}

function toOrder(order: OrderDraft, ids: ResolvedIds, name: string): ImportedOrder {
  const storeId = order.store === null ? null : ids.store(order.store);
  return {
    externalId: order.key,
    orderNumber: order.orderNumber,
    channel: order.channel,
    storeId,
    customerId: ids.customer(order),
    sessionKey: order.session === null ? null : sessionKeyOf(name, order.session),
    anonymousId: order.visitor === null ? null : visitorKeyOf(name, order.visitor),
    deliveryPostalCode: order.postalCode?.slice(0, MAX_POSTAL_CODE) ?? null,
    deliveryCountryCode: countryCodeOf(order.country),
    placedAt: order.placedAt.toISOString(),
    currency: order.currency,
    shippingMinor: order.shippingMinor.toString(),
    canceledAt: order.canceledAt?.toISOString() ?? null,
    taxIncluded: order.taxIncluded,
    isReturnAlone: order.isReturnAlone,
    lines: order.lines.map((line) => toLine(line, ids)),
    returns: order.returns.map((one) => toReturn(one, storeId)),
  };
}

function toLine(line: LineDraft, ids: ResolvedIds): ImportedOrderLine {
  const variant = ids.variant(line);
  const { unitPrice, gross, discount, net, tax, cost } = line.figures;
  return {
    externalId: line.key,
    variantId: variant?.variantId ?? null,
    productId: variant?.productId ?? null,
    productTitle: line.title,
    sku: line.sku,
    category: line.category,
    quantity: line.quantity,
    unitPriceMinor: unitPrice.toString(),
    grossMinor: gross.toString(),
    discountMinor: discount.toString(),
    netMinor: net.toString(),
    taxMinor: tax.toString(),
    costMinor: cost?.toString() ?? null,
  };
}

function toReturn({ key, at, refundMinor, parts }: ReturnDraft, locationId: string | null): ImportedReturn {
  return {
    externalId: key,
    returnedAt: at.toISOString(),
    locationId,
    refundMinor: refundMinor.toString(),
    lines: parts.map(toReturnLine),
  };
}

/** A return of the whole line gives back its figures; one of a part is what was paid back. */
function toReturnLine({ line, quantity, netMinor, taxMinor }: ReturnPart): ImportedReturn['lines'][number] {
  const { gross, net, discount, cost } = line.figures;
  const returnsAll = netMinor === net && quantity === line.quantity;
  return {
    lineExternalId: line.key,
    quantity,
    grossMinor: (returnsAll ? gross : netMinor).toString(),
    discountMinor: (returnsAll ? discount : 0n).toString(),
    netMinor: netMinor.toString(),
    taxMinor: taxMinor.toString(),
    costMinor: returnsAll ? (cost?.toString() ?? null) : null,
  };
}
