import type { LocationId, OrderId, OrderLineId, ReturnId } from '../../../shared/ids.ts';

export type Disposition = 'RESTOCKED' | 'DAMAGED';

export interface OrderReturnLine {
  readonly orderLineId: OrderLineId;
  readonly quantity: number;
  readonly disposition: Disposition;
}

export interface OrderReturn {
  readonly id: ReturnId;
  readonly orderId: OrderId;
  readonly locationId: LocationId | null;
  readonly refundMinor: bigint;
  readonly processedAt: Date;
  readonly lines: readonly OrderReturnLine[];
}
