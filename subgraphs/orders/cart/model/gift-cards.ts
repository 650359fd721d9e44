import { type FieldIssue, ValidationError } from '#kernel/values/errors.ts';
import type { GiftCardId, GiftCardKeyId } from '../../../shared/ids.ts';

/** A gift card that will pay, as the cart keeps it: by the key that its code opened, never by the code. */
export interface StoredGiftCard {
  readonly id: GiftCardId;
  readonly keyId: GiftCardKeyId;
  readonly maskedCode: string;
  /** Minor units that could be drawn from it when it was applied: a decimal integer. */
  readonly usableMinor: string;
}
/** @public named by tables.prisma. */
export type StoredGiftCards = readonly StoredGiftCard[];

/** Gift cards that one cart may be paid with. */
const MAX_GIFT_CARDS = 10;
const CODE_LENGTHS = { min: 4, max: 64 };

/** @throws ValidationError when it cannot be a code of a card. */
export function parseGiftCardCode(given: string): string {
  const code = given.trim();
  const { min, max } = CODE_LENGTHS;
  const fail = (issue: Pick<FieldIssue, 'issueCode' | 'message' | 'limit'>): never => {
    throw new ValidationError([{ path: 'code', ...issue }]);
  };
  if (code.length < min) fail({ issueCode: 'TOO_SHORT', message: `must have at least ${min} characters`, limit: min });
  if (code.length > max) fail({ issueCode: 'TOO_LONG', message: `must have at most ${max} characters`, limit: max });
  return code;
}

/** Another card after those that the cart has; one that it has already stays once, under the key given last. */
export function addGiftCard(cards: StoredGiftCards, added: StoredGiftCard): StoredGiftCards {
  const applied = cards.some(({ id }) => id === added.id)
    ? cards.map((card) => (card.id === added.id ? added : card))
    : [...cards, added];
  if (applied.length > MAX_GIFT_CARDS) {
    const message = `a cart is paid with at most ${MAX_GIFT_CARDS} gift cards`;
    throw new ValidationError([{ path: 'code', issueCode: 'NOT_ALLOWED', message, limit: MAX_GIFT_CARDS }]);
  }
  return applied;
}
