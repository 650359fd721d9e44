import type { GiftCardEntryId, GiftCardId, OrderId } from '../../../shared/ids.ts';
import type { GiftCard } from './gift-card.ts';

/** Why a balance changes. */
interface Cause {
  /** Names the cause; the same cause posts once. */
  readonly key: string;
  readonly kind: 'ISSUE' | 'REDEEM' | 'REFUND' | 'VOID';
  readonly amountMinor: bigint;
  readonly orderId: OrderId | null;
  readonly occurredAt: Date;
}

/** A change of a card's balance, not yet in the ledger. */
export interface GiftCardPosting extends Cause {
  /** The card as its lock has found it. */
  readonly card: Pick<GiftCard, 'id' | 'customerId' | 'currency' | 'balanceMinor'>;
  /** The channel that sold the card, where it is issued. */
  readonly channel?: string;
}

/** One line of a card's ledger. */
export interface GiftCardEntry extends Cause {
  readonly id: GiftCardEntryId;
  readonly giftCardId: GiftCardId;
  readonly balanceAfterMinor: bigint;
}
