import type { NewEvent } from '#kernel/events/outbox.ts';
import type { DeliveryMethod } from '../delivery/model/shipping.ts';
import type { FulfillmentStatus } from '../fulfillment/model/fulfillment.ts';
import type { Disposition, FulfillmentOrder, OrderSource, PaymentKind } from '../order/model/order.ts';
import type { LineFigures } from '../totals/model/pricing.ts';

export const ORDER_PLACED = 'orders.order-placed.v1';
export const ORDER_CANCELED = 'orders.order-canceled.v1';
export const ORDER_RETURNED = 'orders.order-returned.v1';
export const FULFILLMENT_EXCEPTION_RAISED = 'orders.fulfillment-exception-raised.v1';
export const FULFILLMENT_ORDER_CHANGED = 'orders.fulfillment-order-changed.v1';

export interface EventLine extends LineFigures {
  readonly id: string;
  readonly variantId: string | null;
  readonly productId: string | null;
  readonly sku: string | null;
  readonly category: string | null;
  readonly quantity: number;
  /** Cost of the whole line. */
  readonly costMinor: bigint | null;
}

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

/** What every fact about an order says of it. */
export interface OrderFacts {
  readonly id: string;
  readonly orderNumber: string;
  readonly channel: string;
  readonly source: OrderSource;
  readonly sellingLocationId: string | null;
  readonly placedByStaffId: string | null;
  readonly customerId: string | null;
  /** What touchpoints know the visitor by; absent where nobody visited. */
  readonly anonymousId?: string | null;
  readonly currency: string;
  readonly deliveryMethod: DeliveryMethod;
  readonly shippingMinor: bigint;
  readonly taxMinor: bigint;
  readonly totalMinor: bigint;
  readonly lines: readonly EventLine[];
}

export function orderPlaced(
  order: OrderFacts,
  placed: {
    at: Date;
    version: bigint;
    payments: ReadonlyArray<{ kind: PaymentKind; amountMinor: bigint }>;
    earnPoints?: boolean;
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
      anonymousId: order.anonymousId ?? null,
      ...(placed.earnPoints === undefined ? {} : { earnPoints: placed.earnPoints }),
    },
  };
}

export function orderCanceled(order: OrderFacts, canceled: { at: Date; version: bigint; reason: string }): NewEvent {
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
      lines: order.lines.map(line),
      shippingMinor: order.shippingMinor,
      reason: canceled.reason,
    },
  };
}

export function orderReturned(
  order: Pick<OrderFacts, 'id' | 'channel' | 'sellingLocationId' | 'customerId' | 'currency' | 'source'>,
  returned: {
    id: string;
    at: Date;
    version: bigint;
    locationId: string | null;
    refundMinor: bigint;
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
    },
  };
}

export function fulfillmentOrderChanged(
  order: Pick<FulfillmentOrder, 'id' | 'orderId' | 'locationId' | 'deliveryMethod' | 'version'>,
  status: FulfillmentStatus,
  at: Date,
): NewEvent {
  return {
    type: FULFILLMENT_ORDER_CHANGED,
    aggregateId: order.id,
    aggregateVersion: order.version,
    occurredAt: at,
    payload: {
      fulfillmentOrderId: order.id,
      orderId: order.orderId,
      locationId: order.locationId,
      status,
      deliveryMethod: order.deliveryMethod,
      changedAt: at.toISOString(),
    },
  };
}

/** Units of a fulfillment order are not there and nobody else has them: somebody must find or bring them. */
export function exceptionRaised(
  hit: {
    readonly orderId: string;
    readonly fulfillmentOrderId: string;
    readonly orderLineId: string;
    readonly missing: number;
  },
  level: { readonly variantId: string; readonly locationId: string },
  at: Date,
): NewEvent {
  const { orderId, fulfillmentOrderId, orderLineId, missing } = hit;
  const { variantId, locationId } = level;
  return {
    type: FULFILLMENT_EXCEPTION_RAISED,
    aggregateId: fulfillmentOrderId,
    aggregateVersion: 0,
    occurredAt: at,
    payload: { orderId, fulfillmentOrderId, orderLineId, variantId, locationId, missing, raisedAt: at.toISOString() },
  };
}
