import { boundIssues } from '#kernel/values/bounds.ts';
import { ValidationError } from '#kernel/values/errors.ts';
import { GIFT_CARD_PROBLEM_WORDS } from '../../shared/gift-card-problem.ts';
import type { GiftCardId, OrderId } from '../../shared/ids.ts';
import type { LoyaltyDeps } from '../deps.ts';
import { assertOpen } from '../points/model/hold.ts';
import { GiftCardNotUsableError } from './model/errors.ts';
import { problemOf } from './model/gift-card.ts';
import { maskCode } from './model/gift-card-code.ts';
import { type KeyedCard, lockCardsByKey } from './store/gift-cards.ts';
import { type GiftCardHold, insertGiftCardHolds, lockGiftCardHolds } from './store/holds.ts';

export interface HoldGiftCardsInput {
  readonly checkoutId: OrderId;
  /** Keys of cards: a code is only asked for when a card is applied. */
  readonly keyIds: readonly string[];
  readonly currency: string;
  /** What is left to pay, in minor units: cards are drawn in the order given until it is covered. */
  readonly maxMinor: bigint;
}

export interface HeldGiftCard {
  readonly giftCardId: GiftCardId;
  readonly amountMinor: bigint;
  readonly maskedCode: string;
}

/** Cards one payment may be split over. */
const MAX_CARDS = 10;

function requireUsable(card: KeyedCard | undefined, currency: string): KeyedCard {
  const problem = problemOf(card, currency);
  if (card && problem === null) return card;
  throw new GiftCardNotUsableError(maskCode(card?.lastFour ?? ''), GIFT_CARD_PROBLEM_WORDS[problem ?? 'UNKNOWN'].en);
}

function draw(cards: readonly KeyedCard[], { keyIds, currency, maxMinor }: HoldGiftCardsInput): HeldGiftCard[] {
  const parts: HeldGiftCard[] = [];
  let left = maxMinor;
  for (const keyId of keyIds) {
    const found = cards.find((one) => one.keyId === keyId);
    const card = requireUsable(found, currency);
    const maskedCode = maskCode(card.lastFour);
    if (parts.some((part) => part.giftCardId === card.id)) continue;
    const usable = card.balanceMinor - card.heldMinor;
    const amountMinor = usable < left ? usable : left;
    if (usable <= 0n) throw new GiftCardNotUsableError(maskedCode, 'nothing is left on it');
    if (amountMinor <= 0n) continue;
    parts.push({ giftCardId: card.id, amountMinor, maskedCode });
    left -= amountMinor;
  }
  return parts;
}

/** The holds of the checkout so far, its cards named by the keys given. */
function recall(held: readonly GiftCardHold[], cards: readonly KeyedCard[]): HeldGiftCard[] {
  assertOpen(held);
  return held.map(({ card, amountMinor }) => ({
    giftCardId: card.id,
    amountMinor,
    maskedCode: maskCode(cards.find((one) => one.id === card.id)?.lastFour ?? ''),
  }));
}

/**
 * Holds money on gift cards for a checkout; two keys of one card count once.
 * Asking again for the same checkout answers what is held.
 * @throws GiftCardNotUsableError
 */
export async function holdGiftCards(deps: LoyaltyDeps, input: HoldGiftCardsInput): Promise<HeldGiftCard[]> {
  const bounds = { min: 1, max: MAX_CARDS };
  const issues = boundIssues('keyIds', input.keyIds.length, bounds, 'length', `give 1 to ${MAX_CARDS} gift cards`);
  if (issues.length > 0) throw new ValidationError(issues);
  return deps.db.inTransaction('hold-gift-cards', async (tx) => {
    const cards = await lockCardsByKey(tx, input.keyIds);
    const held = await lockGiftCardHolds(tx, input.checkoutId);
    if (held.length > 0) return recall(held, cards);
    const parts = draw(cards, input);
    if (parts.length > 0) await insertGiftCardHolds(tx, input.checkoutId, parts, deps.clock.now());
    return parts;
  });
}
