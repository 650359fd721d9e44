import type { FulfillmentOrderId, LocationId, OrderId, OrderLineId, VariantId } from '../../../shared/ids.ts';
import type { DeliveryMethod } from '../../delivery/model/shipping.ts';

export type FulfillmentStatus = 'OPEN' | 'IN_PROGRESS' | 'READY' | 'PICKED_UP' | 'SHIPPED' | 'CANCELED';

export interface FulfillmentOrderLine {
  readonly orderLineId: OrderLineId;
  readonly variantId: VariantId;
  readonly quantity: number;
  /** Units of it that are promised here and not there; 0 once they have left. */
  readonly missing: number;
  /** ISO 8601, UTC; null when none is missing. */
  readonly missingSince: string | null;
}

export interface FulfillmentOrder {
  readonly id: FulfillmentOrderId;
  readonly orderId: OrderId;
  readonly locationId: LocationId;
  readonly status: FulfillmentStatus;
  readonly deliveryMethod: DeliveryMethod;
  readonly pickupCode: string | null;
  readonly trackingNumber: string | null;
  readonly version: bigint;
  readonly lines: readonly FulfillmentOrderLine[];
}

/** One as it is stored. */
export interface StoredFulfillmentOrder extends FulfillmentOrder {
  readonly createdAt: Date;
  /** Of its last step. */
  readonly updatedAt: Date;
}
