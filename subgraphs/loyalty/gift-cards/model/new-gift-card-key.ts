import type { GiftCardId, GiftCardKeyId } from '../../../shared/ids.ts';

/** A key that a request has made, with its code where this answer is the first. */
export interface NewGiftCardKey {
  readonly giftCardId: GiftCardId;
  readonly giftCardKeyId: GiftCardKeyId;
  readonly code: string | null;
}
