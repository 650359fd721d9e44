import type { GiftCardProblem } from '../../../shared/gift-card-problem.ts';
import type { CustomerId, GiftCardId, GiftCardKeyId } from '../../../shared/ids.ts';

export type GiftCardStatus = 'INACTIVE' | 'ACTIVE' | 'VOID';
export type GiftCardKeyKind = 'PLASTIC' | 'EMAIL' | 'WALLET';

/** One balance: the sum of the card's entries. */
export interface GiftCard {
  readonly id: GiftCardId;
  readonly currency: string;
  readonly initialMinor: bigint;
  readonly balanceMinor: bigint;
  readonly heldMinor: bigint;
  readonly status: GiftCardStatus;
  readonly customerId: CustomerId | null;
}

/** One of the keys to a card's balance. */
export interface GiftCardKey {
  readonly id: GiftCardKeyId;
  readonly giftCardId: GiftCardId;
  readonly kind: GiftCardKeyKind;
  readonly codeHash: string;
  readonly lastFour: string;
  readonly createdAt: Date;
  readonly revokedAt: Date | null;
}

/** A card before its first entry: the entries make its balance. */
export interface NewGiftCard extends Omit<GiftCard, 'balanceMinor' | 'heldMinor'> {
  /** Channel that sold it. */
  readonly channel: string;
  readonly createdAt: Date;
}

/** Why a card cannot pay in a currency now; null when it can. */
export function problemOf(
  card: (GiftCard & Pick<GiftCardKey, 'revokedAt'>) | undefined,
  currency: string,
): GiftCardProblem | null {
  if (!card || card.revokedAt !== null) return 'UNKNOWN';
  if (card.status !== 'ACTIVE') return card.status === 'VOID' ? 'VOID' : 'NOT_ACTIVE';
  return card.currency === currency ? null : 'OTHER_CURRENCY';
}
