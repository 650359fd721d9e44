import type {
  FulfillmentOrderId,
  LocationId,
  OrderId,
  OrderLineId,
  RerouteId,
  VariantId,
} from '../../../shared/ids.ts';

/** Units that a location gives. */
export interface MovedUnits {
  readonly locationId: LocationId;
  readonly quantity: number;
}

/** Units of an order that are to leave from elsewhere. */
export interface Reroute {
  readonly id: RerouteId;
  readonly orderId: OrderId;
  readonly fulfillmentOrderId: FulfillmentOrderId;
  readonly orderLineId: OrderLineId;
  readonly variantId: VariantId;
  readonly fromLocationId: LocationId;
  readonly quantity: number;
  readonly locationIds: readonly LocationId[];
}
