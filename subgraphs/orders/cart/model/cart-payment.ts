import type { GiftCardProblem } from '../../../shared/gift-card-problem.ts';
import type { Redeemable } from '../../ports/loyalty-redeemable.ts';
import type { PricedCart } from './priced-cart.ts';

/** What a gift card of a cart would pay now. */
export interface GiftCardShare {
  readonly id: string;
  readonly maskedCode: string;
  /** What could be drawn from it; null while loyalty cannot say. */
  readonly balanceMinor: bigint | null;
  readonly appliedMinor: bigint;
  /** Why it cannot pay; null when it can. */
  readonly problem: GiftCardProblem | null;
}

/** What pays a cart beside money, and what is left to pay. */
export interface CartPayment {
  readonly pointsMinor: bigint;
  readonly giftCards: readonly GiftCardShare[];
  readonly dueMinor: bigint;
}

function least(first: bigint, ...others: readonly bigint[]): bigint {
  return others.reduce((least, one) => (one < least ? one : least), first);
}

/**
 * Points first, then the gift cards in the order in which they were applied, each as far as something is left to pay:
 * what the checkout will hold. Without loyalty's answer cards are counted with what they held when they were applied.
 */
export function payCart({ cart, totals }: PricedCart, redeemable: Redeemable | null): CartPayment {
  let left = totals.totalMinor;
  const { points = 0, minorPerPoint = 0n } = redeemable ?? {};
  const usablePoints =
    minorPerPoint === 0n ? 0n : least(BigInt(cart.pointsToRedeem), BigInt(points), left / minorPerPoint);
  const pointsMinor = usablePoints * minorPerPoint;
  left -= pointsMinor;
  const giftCards = cart.giftCards.map((card, index): GiftCardShare => {
    const known = redeemable?.giftCards[index];
    const usable = known ? (known.problem === null ? known.usableMinor : 0n) : BigInt(card.usableMinor);
    const appliedMinor = least(usable, left);
    left -= appliedMinor;
    return {
      id: card.id,
      maskedCode: card.maskedCode,
      balanceMinor: known?.usableMinor ?? null,
      appliedMinor,
      problem: known?.problem ?? null,
    };
  });
  return { pointsMinor, giftCards, dueMinor: left };
}
