import type { GiftCardId, PaymentId } from '../../../shared/ids.ts';

/** @public named by tables.prisma. */
export type PaymentKind = 'CARD' | 'POINTS' | 'GIFT_CARD' | 'CASH' | 'EXTERNAL';
export type PaymentStatus =
  | 'PENDING'
  | 'REQUIRES_ACTION'
  | 'AUTHORIZED'
  | 'CAPTURED'
  | 'DECLINED'
  | 'VOIDED'
  | 'REFUNDED';

export interface Payment {
  readonly id: PaymentId;
  readonly kind: PaymentKind;
  readonly status: PaymentStatus;
  readonly amountMinor: bigint;
  readonly capturedMinor: bigint;
  readonly refundedMinor: bigint;
  readonly provider: string | null;
  readonly providerKey: string | null;
  readonly reference: string | null;
  readonly giftCardId: GiftCardId | null;
}

/** A payment that is about to be written. */
export type NewPayment = Omit<Payment, 'capturedMinor' | 'refundedMinor'>;
