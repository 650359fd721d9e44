import { DomainError } from '#kernel/values/errors.ts';
import type { VariantId } from './ids.ts';

/** A variant of which fewer units are available than were asked for. */
export interface Shortfall {
  readonly variantId: VariantId;
  readonly requested: number;
  /** Units that are available. */
  readonly available: number;
}

/** Some units asked for are not available; nothing was taken. */
export class InsufficientStockError extends DomainError {
  readonly code = 'INSUFFICIENT_STOCK';
  readonly isRetryable = false;
  readonly lines: readonly Shortfall[];
  constructor(lines: readonly Shortfall[]) {
    super('Not enough stock for some lines');
    this.lines = lines;
  }
  override get details(): unknown {
    return { lines: this.lines };
  }
}

/** A variant of which one session or customer may not hold as many units as it asks for. */
export interface LimitedQuantity {
  readonly variantId: VariantId;
  readonly requested: number;
  /** Units that it may hold, beside what it holds elsewhere. */
  readonly allowed: number;
}

/** One session or customer may hold only so many units of a variant; nothing was taken. */
export class QuantityLimitedError extends DomainError {
  readonly code = 'QUANTITY_LIMITED';
  readonly isRetryable = false;
  readonly limits: readonly LimitedQuantity[];
  constructor(limits: readonly LimitedQuantity[]) {
    super(`One customer may hold ${limits.map(({ allowed }) => allowed).join(', ')} units of it at most`);
    this.limits = limits;
  }
  override get details(): unknown {
    return { limits: this.limits };
  }
}
