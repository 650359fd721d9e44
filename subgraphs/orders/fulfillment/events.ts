import type { NewEvent } from '#kernel/events/outbox.ts';
import type { FulfillmentOrder, FulfillmentStatus } from '../order/model/fulfillment-order.ts';
import type { RoutingDecision } from '../routing/model/routing.ts';
import type { HitLine, ShortLevel } from './model/shortage.ts';

export const FULFILLMENT_EXCEPTION_RAISED = 'orders.fulfillment-exception-raised.v1';
export const FULFILLMENT_ORDER_CHANGED = 'orders.fulfillment-order-changed.v1';

/** What does the work: customers come to stores alone, and routing knows the others; null for a location it did not know then. */
function kindOf(
  { deliveryMethod, locationId }: Pick<FulfillmentOrder, 'locationId' | 'deliveryMethod'>,
  routing: Pick<RoutingDecision, 'candidates'> | null,
): 'STORE' | 'WAREHOUSE' | null {
  if (deliveryMethod !== 'SHIP') return 'STORE';
  return routing?.candidates.find((candidate) => candidate.locationId === locationId)?.kind ?? null;
}

export function fulfillmentOrderChanged(
  order: Pick<FulfillmentOrder, 'id' | 'orderId' | 'locationId' | 'deliveryMethod' | 'version' | 'lines'>,
  status: FulfillmentStatus,
  at: Date,
  routing: Pick<RoutingDecision, 'candidates'> | null,
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
      locationKind: kindOf(order, routing),
      status,
      deliveryMethod: order.deliveryMethod,
      lines: order.lines.map(({ orderLineId, quantity }) => ({ lineId: orderLineId, quantity })),
      changedAt: at.toISOString(),
    },
  };
}

/** Units of a fulfillment order are missing and no other location has them: staff must find or bring them. */
export function fulfillmentExceptionRaised(
  hit: Pick<HitLine, 'orderId' | 'fulfillmentOrderId' | 'orderLineId' | 'missing'>,
  level: ShortLevel,
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
