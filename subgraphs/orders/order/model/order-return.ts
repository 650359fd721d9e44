import type { LocationId, OrderId, OrderLineId, ReturnId } from '../../../shared/ids.ts';

export type Disposition = 'RESTOCKED' | 'DAMAGED';

export interface OrderReturnLine {
  readonly orderLineId: OrderLineId;
  readonly quantity: number;
  readonly disposition: Disposition;
  /** Of what went back for it. */
  readonly taxMinor: bigint;
}

export interface OrderReturn {
  readonly id: ReturnId;
  readonly orderId: OrderId;
  readonly locationId: LocationId | null;
  readonly refundMinor: bigint;
  readonly processedAt: Date;
  /** Delivery that went back with it. */
  readonly shippingNetMinor: bigint;
  readonly shippingTaxMinor: bigint;
  /** What was kept of it. */
  readonly feeMinor: bigint;
  /** Why money went back without goods; null for goods. */
  readonly reason: string | null;
  readonly lines: readonly OrderReturnLine[];
}
