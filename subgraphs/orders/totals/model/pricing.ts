import { divideHalfUp } from '#kernel/values/money.ts';

const WHOLE = 10_000n;

/** How a line is sold: the price as it is shown, and whether that price holds the tax. */
export interface PriceTerms {
  readonly quantity: number;
  readonly unitPriceMinor: bigint;
  /** Taken off the whole line, in the terms of the price. */
  readonly discountMinor: bigint;
  readonly taxRateBasisPoints: number;
  readonly taxIncluded: boolean;
}

/** Figures of a line before tax, and its tax; `gross - discount = net`. */
export interface LineFigures {
  readonly grossMinor: bigint;
  readonly discountMinor: bigint;
  readonly netMinor: bigint;
  readonly taxMinor: bigint;
}

/** What is left of an amount that holds its tax, rounded half up. */
export function withoutTax(amount: bigint, rateBasisPoints: number): bigint {
  return divideHalfUp(amount * WHOLE, WHOLE + BigInt(rateBasisPoints));
}

/** The tax on an amount without it, rounded half up. */
export function taxOf(amount: bigint, rateBasisPoints: number): bigint {
  return divideHalfUp(amount * BigInt(rateBasisPoints), WHOLE);
}

/** Gross, net and tax of a line, each rounded half up once; the discount is their exact difference. */
export function priceLine(terms: PriceTerms): LineFigures {
  const shown = terms.unitPriceMinor * BigInt(terms.quantity);
  const paid = shown - terms.discountMinor;
  if (!terms.taxIncluded) {
    const taxMinor = taxOf(paid, terms.taxRateBasisPoints);
    return { grossMinor: shown, discountMinor: terms.discountMinor, netMinor: paid, taxMinor };
  }
  const grossMinor = withoutTax(shown, terms.taxRateBasisPoints);
  const netMinor = paid === shown ? grossMinor : withoutTax(paid, terms.taxRateBasisPoints);
  return { grossMinor, netMinor, discountMinor: grossMinor - netMinor, taxMinor: paid - netMinor };
}

/** Largest total of an order, in minor units: what columns and reports hold with room to spare. */
export const MAX_TOTAL_MINOR = 10n ** 15n;

export interface OrderTotals extends LineFigures {
  readonly shippingMinor: bigint;
  readonly totalMinor: bigint;
}

/** Sums lines and shipping; `total = net + shipping + tax`. */
export function sumOrder(lines: readonly LineFigures[], shipping: { netMinor: bigint; taxMinor: bigint }): OrderTotals {
  const sum = (pick: (line: LineFigures) => bigint) => lines.reduce((total, line) => total + pick(line), 0n);
  const netMinor = sum((line) => line.netMinor);
  const taxMinor = sum((line) => line.taxMinor) + shipping.taxMinor;
  return {
    grossMinor: sum((line) => line.grossMinor),
    discountMinor: sum((line) => line.discountMinor),
    netMinor,
    taxMinor,
    shippingMinor: shipping.netMinor,
    totalMinor: netMinor + taxMinor + shipping.netMinor,
  };
}
