import { DomainError } from '#kernel/values/errors.ts';
import type { VariantId } from '../../../shared/ids.ts';

/** A line that could not be held in full. */
export interface InsufficientLine {
  readonly lineId: string;
  readonly variantId: VariantId;
  readonly requested: number;
  /** Units that could be held for this line beside the other lines. */
  readonly available: number;
}

/** Fewer units are available than were asked for; nothing was held. */
export class InsufficientStockError extends DomainError {
  readonly code = 'INSUFFICIENT_STOCK';
  readonly isRetryable = false;
  readonly lines: readonly InsufficientLine[];
  constructor(lines: readonly InsufficientLine[]) {
    super(
      lines.map((line) => `${line.variantId}: ${line.requested} asked for, ${line.available} available`).join('; '),
    );
    this.lines = lines;
  }
  override get details(): unknown {
    return { lines: this.lines };
  }
}

/** A variant of which one session may not hold as many units as it asks for. */
export interface LimitedQuantity {
  readonly variantId: VariantId;
  readonly requested: number;
  /** Units that it may hold, beside what it holds elsewhere. */
  readonly allowed: number;
}

/** One session or customer may hold only so many units of a variant; nothing was held. */
export class QuantityLimitedError extends DomainError {
  readonly code = 'QUANTITY_LIMITED';
  readonly isRetryable = false;
  readonly limits: readonly LimitedQuantity[];
  constructor(limits: readonly LimitedQuantity[]) {
    super(limits.map(({ requested, allowed }) => `${requested} units asked for, ${allowed} may be held`).join('; '));
    this.limits = limits;
  }
  override get details(): unknown {
    return { limits: this.limits };
  }
}
