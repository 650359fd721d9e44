import type { LineDraft, OrderDraft, RefundDraft } from './drafts.ts';
import type { OrderMapping } from './mapping.ts';
import type { ImportedOrder, ImportedOrderLine, ImportedReturn, OrderBatch } from './order-batch.ts';
import type { ResolvedIds } from './reference-resolver.ts';

/** Puts drafts and the instance's ids together into what `ordersImport` takes. */
export function toBatch(mapping: OrderMapping, orders: readonly OrderDraft[], ids: ResolvedIds): OrderBatch {
  return {
    source: mapping.name,
    earnPoints: mapping.earnPoints,
    orders: orders.map((order) => toOrder(order, ids)),
  };
}

function toOrder(order: OrderDraft, ids: ResolvedIds): ImportedOrder {
  const storeId = order.store === null ? null : ids.store(order.store);
  return {
    externalId: order.key,
    orderNumber: order.orderNumber,
    channel: order.channel,
    storeId,
    customerId: ids.customer(order),
    placedAt: order.placedAt.toISOString(),
    currency: order.currency,
    shippingMinor: order.shippingMinor.toString(),
    lines: order.lines.map((line) => toLine(line, ids)),
    returns: order.lines.flatMap((line) => line.refunds.map((refund) => toReturn(line, refund, storeId))),
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

/**
 * A refund of the whole line gives back its units and figures; one of a part is money alone unless the file says how
 * many units came back.
 */
function toReturn(line: LineDraft, refund: RefundDraft, locationId: string | null): ImportedReturn {
  const { gross, net, discount, cost } = line.figures;
  const isWhole = refund.amountMinor === net;
  const quantity = refund.quantity ?? (isWhole ? line.quantity : 0);
  const returnsAll = isWhole && quantity === line.quantity;
  return {
    externalId: refund.key,
    returnedAt: refund.refundedAt.toISOString(),
    locationId,
    refundMinor: refund.amountMinor.toString(),
    lines: [
      {
        lineExternalId: line.key,
        quantity,
        grossMinor: (returnsAll ? gross : refund.amountMinor).toString(),
        discountMinor: (returnsAll ? discount : 0n).toString(),
        netMinor: refund.amountMinor.toString(),
        costMinor: returnsAll ? (cost?.toString() ?? null) : null,
      },
    ],
  };
}
