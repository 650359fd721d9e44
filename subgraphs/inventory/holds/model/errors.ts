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
