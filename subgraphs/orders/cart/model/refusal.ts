import type { VariantId } from '../../../shared/ids.ts';
import type { InsufficientStockError } from '../../../shared/stock-errors.ts';

/** A line that asked for units that were not available. */
export interface RefusedLine {
  /** The same for one cart, variant and day (UTC), so that asking again is the same wish. */
  readonly demandId: string;
  readonly variantId: VariantId;
  readonly units: number;
  /** Of these units, before tax; digits. */
  readonly valueMinor: string;
}

/** What a unit of a line costs, before tax. */
export interface WantedLine {
  readonly variantId: VariantId | null;
  readonly quantity: number;
  readonly netMinor: bigint;
}

/** The units that were missing, at the price of their line; half up once. */
export function refusedLines(
  cartId: string,
  wanted: readonly WantedLine[],
  { lines }: Pick<InsufficientStockError, 'lines'>,
  at: Date,
): RefusedLine[] {
  return lines.flatMap(({ variantId, requested, available }): RefusedLine[] => {
    const line = wanted.find((one) => one.variantId === variantId);
    const units = requested - Math.max(0, available);
    if (!line || units < 1 || line.netMinor < 0n) return [];
    const quantity = BigInt(line.quantity);
    const valueMinor = (2n * line.netMinor * BigInt(units) + quantity) / (2n * quantity);
    const demandId = `${cartId}:${variantId}:${at.toISOString().slice(0, 10)}`;
    return [{ demandId, variantId, units, valueMinor: valueMinor.toString() }];
  });
}
