import type { FulfillmentOrderId, LocationId, OrderId, OrderLineId, VariantId } from '../../../shared/ids.ts';
import type { DeliveryMethod } from '../../delivery/model/shipping.ts';
import type { FulfillmentStatus } from '../../order/model/fulfillment-order.ts';

/** A variant at a location where promised units are missing. */
export interface ShortLevel {
  readonly variantId: VariantId;
  readonly locationId: LocationId;
}

/** A level that this worker alone checks until its lease ends. */
export interface LeasedShortage extends ShortLevel {
  readonly levelVersion: number;
}

/** Units that a fulfillment order waits to send from a level. */
export interface PromisedLine {
  readonly orderId: OrderId;
  readonly fulfillmentOrderId: FulfillmentOrderId;
  readonly orderLineId: OrderLineId;
  readonly status: FulfillmentStatus;
  readonly deliveryMethod: DeliveryMethod;
  readonly quantity: number;
  /** Units that are being re-routed already. */
  readonly leaving: number;
}

export interface HitLine extends PromisedLine {
  /** Units of it that are not there. */
  readonly missing: number;
}

/**
 * Whose units are the missing ones: those of the order that was placed last, since who ordered first is served first.
 * What nobody has begun to pick goes without before what is being picked; what lies packed is there.
 * @param promised the order that was placed last comes first.
 */
export function hitBy(missing: number, promised: readonly PromisedLine[]): HitLine[] {
  let left = missing - promised.reduce((sum, line) => sum + line.leaving, 0);
  const inOrder = [
    ...promised.filter(({ status }) => status === 'OPEN'),
    ...promised.filter(({ status }) => status === 'IN_PROGRESS'),
  ];
  return inOrder.flatMap((line) => {
    const units = Math.min(left, line.quantity - line.leaving);
    if (units <= 0) return [];
    left -= units;
    return [{ ...line, missing: units }];
  });
}

/** Whether the units may leave from elsewhere: a pickup waits where the customer goes, a parcel is packed in one place. */
export function mayReroute(line: PromisedLine): boolean {
  return line.status === 'OPEN' && line.deliveryMethod === 'SHIP' && line.leaving === 0;
}
