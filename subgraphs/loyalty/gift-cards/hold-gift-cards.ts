import { ConflictError, ValidationError } from '#kernel/values/errors.ts';
import type { LoyaltyDeps } from '../deps.ts';
import { GiftCardNotUsableError } from '../points/model/errors.ts';
import { hashCode, maskCode, normaliseCode } from './model/gift-card-code.ts';
import { type GiftCardHoldRow, insertGiftCardHolds, lockGiftCardHolds } from './store/gift-card-holds.ts';
import { type GiftCardRow, lockCardsByKey } from './store/gift-cards.ts';

export interface HoldGiftCardsInput {
  readonly checkoutId: string;
  readonly codes: readonly string[];
  readonly currency: string;
  /** What is left to pay, in minor units: cards are drawn in the order given until it is covered. */
  readonly maxMinor: bigint;
}

export interface HeldGiftCard {
  readonly giftCardId: string;
  readonly amountMinor: bigint;
  readonly maskedCode: string;
}

/** Cards one payment may be split over. */
const MAX_CARDS = 10;

function assertUsable(card: GiftCardRow | undefined, currency: string): GiftCardRow {
  if (!card) throw new GiftCardNotUsableError('the code is unknown or was revoked');
  if (card.status !== 'ACTIVE')
    throw new GiftCardNotUsableError(card.status === 'VOID' ? 'it is void' : 'it is not active yet');
  if (card.currency !== currency) throw new GiftCardNotUsableError(`it holds ${card.currency}, not ${currency}`);
  return card;
}

type LockedKeys = Awaited<ReturnType<typeof lockCardsByKey>>;

function draw(keys: LockedKeys, { codes, currency, maxMinor }: HoldGiftCardsInput): HeldGiftCard[] {
  const parts: HeldGiftCard[] = [];
  let left = maxMinor;
  for (const code of codes) {
    const card = assertUsable(
      keys.find((key) => key.codeHash === hashCode(code)),
      currency,
    );
    if (parts.some((part) => part.giftCardId === card.id)) continue;
    const usable = card.balanceMinor - card.heldMinor;
    const amountMinor = usable < left ? usable : left;
    if (usable <= 0n) throw new GiftCardNotUsableError('nothing is left on it');
    if (amountMinor <= 0n) continue;
    parts.push({ giftCardId: card.id, amountMinor, maskedCode: maskCode(normaliseCode(code).slice(-4)) });
    left -= amountMinor;
  }
  return parts;
}

/** What the checkout holds already, its cards named by the codes given. */
function recall(held: readonly GiftCardHoldRow[], keys: LockedKeys, codes: readonly string[]): HeldGiftCard[] {
  if (held.some((hold) => hold.status !== 'HELD')) throw new ConflictError('This checkout is already closed');
  const codeOf = (giftCardId: string) =>
    codes.find((code) => keys.some((key) => key.id === giftCardId && key.codeHash === hashCode(code))) ?? '••••';
  return held.map(({ giftCardId, amountMinor }) => ({
    giftCardId,
    amountMinor,
    maskedCode: maskCode(normaliseCode(codeOf(giftCardId)).slice(-4)),
  }));
}

/**
 * Holds money on gift cards for a checkout; two keys of one card count once.
 * Asking again for the same checkout answers what is held.
 * @throws GiftCardNotUsableError
 */
export async function holdGiftCards(deps: LoyaltyDeps, input: HoldGiftCardsInput): Promise<HeldGiftCard[]> {
  if (input.codes.length === 0 || input.codes.length > MAX_CARDS) {
    throw new ValidationError([{ path: 'codes', message: `give 1 to ${MAX_CARDS} gift cards` }]);
  }
  return deps.db.inTransaction('hold-gift-cards', async (tx) => {
    const keys = await lockCardsByKey(tx, input.codes.map(hashCode));
    const held = await lockGiftCardHolds(tx, input.checkoutId);
    if (held.length > 0) return recall(held, keys, input.codes);
    const parts = draw(keys, input);
    if (parts.length > 0) await insertGiftCardHolds(tx, input.checkoutId, parts, deps.clock.now());
    return parts;
  });
}
