import { DomainError } from '#kernel/values/errors.ts';

/** The card cannot pay: unknown, inactive, void, revoked key, empty or of another currency. */
export class GiftCardNotUsableError extends DomainError {
  readonly code = 'GIFT_CARD_NOT_USABLE';
  readonly isRetryable = false;
  readonly maskedCode: string;
  constructor(maskedCode: string, reason: string) {
    super(`The gift card ${maskedCode} cannot be used: ${reason}`);
    this.maskedCode = maskedCode;
  }
  override get details(): unknown {
    return { maskedCode: this.maskedCode };
  }
}
