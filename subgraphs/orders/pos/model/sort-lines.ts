import { allocate } from '#kernel/values/money.ts';
import type { PosLine, ReturnedPosLine } from './pos-line.ts';

/** A line as the POS rang it up, with its signs. */
export type SaidLine = ReturnedPosLine;

const worthOf = (line: PosLine) => line.unitPriceMinor * BigInt(line.quantity) - line.discountMinor;
const size = (value: bigint) => (value < 0n ? -value : value);

/**
 * Tells a receipt's lines apart: sold units, units that came back (a quantity below zero), and what is off the receipt or
 * on it (a price below zero, a discount beyond its line), which is spread over the sold lines by their value, or over
 * what came back where nothing was sold. A line of no units changes nothing.
 */
export function sortLines(lines: readonly SaidLine[]): {
  readonly sold: PosLine[];
  readonly returned: ReturnedPosLine[];
} {
  const sold: SaidLine[] = [];
  const returned: SaidLine[] = [];
  /** Below zero: off the receipt. */
  let ofReceipt = 0n;
  for (const line of lines) {
    const shown = line.unitPriceMinor * BigInt(line.quantity);
    if (line.quantity === 0) continue;
    if (line.unitPriceMinor < 0n) ofReceipt += shown - line.discountMinor;
    else if (line.quantity > 0) {
      const discountMinor = line.discountMinor < shown ? line.discountMinor : shown;
      ofReceipt -= line.discountMinor - discountMinor;
      sold.push({ ...line, discountMinor });
    } else {
      // Some POS write the discount of a return with its sign, others without.
      const off = size(line.discountMinor);
      returned.push({ ...line, quantity: -line.quantity, discountMinor: off < -shown ? off : -shown });
    }
  }
  if (sold.length > 0) return { sold: spread(sold, -ofReceipt), returned };
  return { sold, returned: spread(returned, ofReceipt) };
}

/** Takes an amount off lines by their value, no more than they are worth. */
function spread<Line extends PosLine>(lines: readonly Line[], amount: bigint): Line[] {
  const worth = lines.map(worthOf);
  const all = worth.reduce((sum, one) => sum + one, 0n);
  const parts = allocate(amount < all ? amount : all, worth);
  return lines.map((line, index) => ({ ...line, discountMinor: line.discountMinor + (parts[index] ?? 0n) }));
}
