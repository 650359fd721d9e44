import type { OrderId, PaymentId, RefundId, ReturnId } from '../../../shared/ids.ts';

/** The decision that gives money back: a return, or an order's cancellation. @public named by tables.prisma */
export type RefundCause = ReturnId | OrderId;

/** A part of one payment that goes back. */
export interface RefundPart {
  readonly paymentId: PaymentId;
  readonly amountMinor: bigint;
}

/** Money that a decision gives back; the provider takes the key once. */
export interface Refund extends RefundPart {
  readonly id: RefundId;
  readonly key: string;
  readonly orderId: OrderId;
  readonly causeId: RefundCause;
  /** A store has paid it out itself: no provider is asked. */
  readonly isPaidAtPos: boolean;
  readonly createdAt: Date;
}
