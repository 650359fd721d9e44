import { boundIssues } from '#kernel/values/bounds.ts';
import { ValidationError } from '#kernel/values/errors.ts';
import type { GiftCardId, OrderId } from '../../shared/ids.ts';
import type { LoyaltyDeps } from '../deps.ts';
import { assertOpen } from '../points/model/hold.ts';
import { GiftCardNotUsableError } from './model/errors.ts';
import { type GiftCard, problemOf } from './model/gift-card.ts';
import { hashCode, maskWholeCode } from './model/gift-card-code.ts';
import { lockCardsByKey } from './store/gift-cards.ts';
import { type GiftCardHold, insertGiftCardHolds, lockGiftCardHolds } from './store/holds.ts';

export interface HoldGiftCardsInput {
  readonly checkoutId: OrderId;
  readonly codes: readonly string[];
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

function requireUsable(card: GiftCard | undefined, code: string, currency: string): GiftCard {
  const problem = problemOf(card, currency);
  if (!card || problem !== null) throw new GiftCardNotUsableError(maskWholeCode(code), problem ?? 'it is unknown');
  return card;
}

type LockedKeys = Awaited<ReturnType<typeof lockCardsByKey>>;

function draw(keys: LockedKeys, { codes, currency, maxMinor }: HoldGiftCardsInput): HeldGiftCard[] {
  const parts: HeldGiftCard[] = [];
  let left = maxMinor;
  for (const code of codes) {
    const found = keys.find((key) => key.codeHash === hashCode(code));
    const card = requireUsable(found, code, currency);
    if (parts.some((part) => part.giftCardId === card.id)) continue;
    const usable = card.balanceMinor - card.heldMinor;
    const amountMinor = usable < left ? usable : left;
    if (usable <= 0n) throw new GiftCardNotUsableError(maskWholeCode(code), 'nothing is left on it');
    if (amountMinor <= 0n) continue;
    parts.push({ giftCardId: card.id, amountMinor, maskedCode: maskWholeCode(code) });
    left -= amountMinor;
  }
  return parts;
}

/** The holds of the checkout so far, its cards named by the codes given. */
function recall(held: readonly GiftCardHold[], keys: LockedKeys, codes: readonly string[]): HeldGiftCard[] {
  assertOpen(held);
  const codeOf = (giftCardId: GiftCardId) =>
    codes.find((code) => keys.some((key) => key.id === giftCardId && key.codeHash === hashCode(code))) ?? '••••';
  return held.map(({ card, amountMinor }) => ({
    giftCardId: card.id,
    amountMinor,
    maskedCode: maskWholeCode(codeOf(card.id)),
  }));
}

/**
 * Holds money on gift cards for a checkout; two keys of one card count once.
 * Asking again for the same checkout answers what is held.
 * @throws GiftCardNotUsableError
 */
export async function holdGiftCards(deps: LoyaltyDeps, input: HoldGiftCardsInput): Promise<HeldGiftCard[]> {
  const bounds = { min: 1, max: MAX_CARDS };
  const issues = boundIssues('codes', input.codes.length, bounds, 'length', `give 1 to ${MAX_CARDS} gift cards`);
  if (issues.length > 0) throw new ValidationError(issues);
  return deps.db.inTransaction('hold-gift-cards', async (tx) => {
    const keys = await lockCardsByKey(tx, input.codes.map(hashCode));
    const held = await lockGiftCardHolds(tx, input.checkoutId);
    if (held.length > 0) return recall(held, keys, input.codes);
    const parts = draw(keys, input);
    if (parts.length > 0) await insertGiftCardHolds(tx, input.checkoutId, parts, deps.clock.now());
    return parts;
  });
}
