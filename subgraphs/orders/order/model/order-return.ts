import type { LocationId, OrderId, OrderLineId, ReturnId } from '../../../shared/ids.ts';

export const DISPOSITIONS = ['RESTOCKED', 'DAMAGED'] as const;
/** @public named by tables.prisma. */
export type Disposition = (typeof DISPOSITIONS)[number];

export interface OrderReturnLine {
  readonly orderLineId: OrderLineId;
  readonly quantity: number;
  readonly disposition: Disposition;
}

export interface OrderReturn {
  readonly id: ReturnId;
  readonly orderId: OrderId;
  readonly currency: string;
  readonly locationId: LocationId | null;
  readonly refundMinor: bigint;
  readonly processedAt: Date;
  readonly lines: readonly OrderReturnLine[];
}
