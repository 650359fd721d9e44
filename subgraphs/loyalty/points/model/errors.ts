import { DomainError } from '#kernel/values/errors.ts';

/** Fewer points are free (not held, not owed) than were asked for. */
export class InsufficientPointsError extends DomainError {
  readonly code = 'INSUFFICIENT_POINTS';
  readonly retryable = false;
  readonly available: number;
  constructor(available: number) {
    super(`Only ${available} points can be used just now`);
    this.available = available;
  }
  override get details(): unknown {
    return { available: this.available };
  }
}

/** The card cannot pay: unknown, inactive, void, revoked key, empty or of another currency. */
export class GiftCardNotUsableError extends DomainError {
  readonly code = 'GIFT_CARD_NOT_USABLE';
  readonly retryable = false;
  constructor(reason: string) {
    super(`This gift card cannot be used: ${reason}`);
  }
}
