import type { Words } from '#kernel/values/words.ts';

/** Why a gift card cannot pay a cart now. */
export const GIFT_CARD_PROBLEMS = ['UNKNOWN', 'VOID', 'NOT_ACTIVE', 'OTHER_CURRENCY', 'EMPTY'] as const;
export type GiftCardProblem = (typeof GIFT_CARD_PROBLEMS)[number];

/** The end of a sentence that begins with the card. */
export const GIFT_CARD_PROBLEM_WORDS: Readonly<Record<GiftCardProblem, Words>> = {
  UNKNOWN: { en: 'the code is unknown or was revoked', fr: 'son code est inconnu ou a été révoqué' },
  VOID: { en: 'it is void', fr: 'elle est annulée' },
  NOT_ACTIVE: { en: 'it is not active yet', fr: 'elle n’est pas encore active' },
  OTHER_CURRENCY: { en: 'it holds another currency', fr: 'elle est dans une autre devise' },
  EMPTY: { en: 'nothing is left on it', fr: 'il n’y reste rien' },
};
