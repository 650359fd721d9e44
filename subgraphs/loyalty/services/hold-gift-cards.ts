import type { Tx } from '../../shared/database.ts';
import { ConflictError, ValidationError } from '../../shared/errors.ts';
import { GiftCardNotUsableError } from '../domain/errors.ts';
import { hashCode, maskCode, normaliseCode } from '../domain/gift-card-code.ts';
import { insertGiftCardHolds, lockGiftCardHolds } from '../store/gift-card-holds.ts';
import { type GiftCardRow, lockCardsByKey } from '../store/gift-cards.ts';
import type { LoyaltyDeps } from './deps.ts';

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

async function draw(tx: Tx, { codes, currency, maxMinor }: HoldGiftCardsInput): Promise<HeldGiftCard[]> {
  const rows = await lockCardsByKey(tx, codes.map(hashCode));
  const parts: HeldGiftCard[] = [];
  let left = maxMinor;
  for (const code of codes) {
    const card = assertUsable(
      rows.find((row) => row.codeHash === hashCode(code)),
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
    const parts = await draw(tx, input);
    const held = await lockGiftCardHolds(tx, input.checkoutId);
    if (held.length > 0) {
      if (held.some((hold) => hold.status !== 'HELD')) throw new ConflictError('This checkout is already closed');
      return held.map(({ giftCardId, amountMinor }) => ({
        giftCardId,
        amountMinor,
        maskedCode: parts.find((part) => part.giftCardId === giftCardId)?.maskedCode ?? maskCode('••••'),
      }));
    }
    if (parts.length > 0) await insertGiftCardHolds(tx, input.checkoutId, parts, deps.clock.now());
    return parts;
  });
}
