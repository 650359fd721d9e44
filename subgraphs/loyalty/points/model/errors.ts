import { DomainError } from '#kernel/values/errors.ts';

/** Fewer points are free (not held, not owed) than were asked for. */
export class InsufficientPointsError extends DomainError {
  readonly code = 'INSUFFICIENT_POINTS';
  readonly isRetryable = false;
  readonly available: number;
  constructor(available: number) {
    super(`Only ${available} points can be used now`);
    this.available = available;
  }
  override get details(): unknown {
    return { available: this.available };
  }
}
