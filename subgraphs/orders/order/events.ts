import type { NewEvent } from '#kernel/events/outbox.ts';
import type { LocationId, ReturnId } from '../../shared/ids.ts';
import type { EventLine, OrderFacts } from './model/order-facts.ts';
import type { Disposition } from './model/order-return.ts';
import type { PaymentKind } from './model/payment.ts';

export const ORDER_PLACED = 'orders.order-placed.v1';
export const ORDER_CANCELED = 'orders.order-canceled.v1';
export const ORDER_RETURNED = 'orders.order-returned.v1';

function line(one: EventLine) {
  return {
    lineId: one.id,
    variantId: one.variantId,
    productId: one.productId,
    sku: one.sku,
    category: one.category,
    quantity: one.quantity,
    grossMinor: one.grossMinor,
    discountMinor: one.discountMinor,
    netMinor: one.netMinor,
    taxMinor: one.taxMinor,
    costMinor: one.costMinor,
  };
}

/** All of an address that events hold. */
interface SentTo {
  readonly countryCode: string | null;
  readonly postalCode: string;
}

export function orderPlaced(
  order: OrderFacts,
  placed: {
    at: Date;
    version: bigint;
    payments: ReadonlyArray<{ kind: PaymentKind; amountMinor: bigint }>;
    earnPoints?: boolean;
    /** What the buyer typed at the checkout. */
    buyerEmail?: string | null;
    /** When the sale was made, where the event counts on another day: a cancellation that is undone. */
    soldAt?: Date;
    /** Where the goods are sent; absent where they are not, or where it is unknown. */
    sentTo?: SentTo | null | undefined;
    /** The visit that it was bought in, where the source of an import says. */
    visit?: { readonly sessionKey: string | null; readonly anonymousId: string | null };
  },
): NewEvent {
  return {
    type: ORDER_PLACED,
    aggregateId: order.id,
    aggregateVersion: placed.version,
    occurredAt: placed.at,
    payload: {
      orderId: order.id,
      orderNumber: order.orderNumber,
      channel: order.channel,
      source: order.source,
      storeId: order.sellingLocationId,
      placedByStaffId: order.placedByStaffId,
      customerId: order.customerId,
      currency: order.currency,
      placedAt: placed.at.toISOString(),
      deliveryMethod: order.deliveryMethod,
      lines: order.lines.map(line),
      shippingMinor: order.shippingMinor,
      taxMinor: order.taxMinor,
      totalMinor: order.totalMinor,
      payments: placed.payments.map(({ kind, amountMinor }) => ({ kind, amountMinor })),
      ...(placed.soldAt ? { soldAt: placed.soldAt.toISOString() } : {}),
      ...(placed.buyerEmail ? { buyerEmail: placed.buyerEmail } : {}),
      ...(placed.earnPoints === undefined ? {} : { earnPoints: placed.earnPoints }),
      ...(placed.sentTo
        ? { deliveryCountryCode: placed.sentTo.countryCode, deliveryPostalCode: placed.sentTo.postalCode }
        : {}),
      ...(placed.visit?.sessionKey ? { sessionKey: placed.visit.sessionKey } : {}),
      ...(placed.visit?.anonymousId ? { anonymousId: placed.visit.anonymousId } : {}),
    },
  };
}

/** What the events after a sale say of it, so that their figures go to the sale's day, employee and delivery. */
export interface SaleOfEvent {
  /** Null where the time of the sale is unknown. */
  readonly placedAt: Date | null;
}

function sale(order: Pick<OrderFacts, 'placedByStaffId' | 'deliveryMethod'> & SaleOfEvent) {
  const { placedAt, placedByStaffId, deliveryMethod } = order;
  return { placedAt: placedAt?.toISOString() ?? null, placedByStaffId, deliveryMethod };
}

export function orderCanceled(
  order: OrderFacts & SaleOfEvent,
  canceled: { at: Date; version: bigint; reason: string },
): NewEvent {
  return {
    type: ORDER_CANCELED,
    aggregateId: order.id,
    aggregateVersion: canceled.version,
    occurredAt: canceled.at,
    payload: {
      orderId: order.id,
      channel: order.channel,
      storeId: order.sellingLocationId,
      customerId: order.customerId,
      currency: order.currency,
      canceledAt: canceled.at.toISOString(),
      ...sale(order),
      source: order.source,
      lines: order.lines.map(line),
      shippingMinor: order.shippingMinor,
      reason: canceled.reason,
    },
  };
}

export function orderReturned(
  order: SaleOfEvent &
    Pick<
      OrderFacts,
      | 'id'
      | 'channel'
      | 'sellingLocationId'
      | 'customerId'
      | 'currency'
      | 'source'
      | 'placedByStaffId'
      | 'deliveryMethod'
    >,
  returned: {
    id: ReturnId;
    at: Date;
    version: bigint;
    locationId: LocationId | null;
    refundMinor: bigint;
    /** Delivery that went back, before tax; and what was kept. */
    shippingMinor?: bigint;
    feeMinor?: bigint;
    lines: ReadonlyArray<Omit<EventLine, 'sku' | 'taxMinor'> & { readonly disposition: Disposition }>;
  },
): NewEvent {
  return {
    type: ORDER_RETURNED,
    aggregateId: order.id,
    aggregateVersion: returned.version,
    occurredAt: returned.at,
    payload: {
      returnId: returned.id,
      orderId: order.id,
      channel: order.channel,
      storeId: order.sellingLocationId,
      returnLocationId: returned.locationId,
      customerId: order.customerId,
      currency: order.currency,
      returnedAt: returned.at.toISOString(),
      ...sale(order),
      source: order.source,
      lines: returned.lines.map((one) => ({
        lineId: one.id,
        variantId: one.variantId,
        productId: one.productId,
        category: one.category,
        quantity: one.quantity,
        netMinor: one.netMinor,
        grossMinor: one.grossMinor,
        discountMinor: one.discountMinor,
        costMinor: one.costMinor,
        disposition: one.disposition,
      })),
      refundMinor: returned.refundMinor,
      shippingMinor: returned.shippingMinor ?? 0n,
      feeMinor: returned.feeMinor ?? 0n,
    },
  };
}
