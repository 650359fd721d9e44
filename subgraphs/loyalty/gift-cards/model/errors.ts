import { DomainError } from '#kernel/values/errors.ts';

/** The card cannot pay: unknown, inactive, void, revoked key, empty or of another currency. */
export class GiftCardNotUsableError extends DomainError {
  readonly code = 'GIFT_CARD_NOT_USABLE';
  readonly retryable = false;
  constructor(reason: string) {
    super(`This gift card cannot be used: ${reason}`);
  }
}
