import { divideHalfUp } from '#kernel/values/money.ts';
import { type Exact, minus, ONE, times, toMinor } from '../amounts/exact.ts';

/** What a row says of a line, exactly as it stands there. */
export interface LineFacts {
  readonly quantity: number;
  readonly unitPrice: Exact | undefined;
  /** Price of the whole line before discount, when the file gives that instead. */
  readonly total: Exact | undefined;
  /** 0.08 for 8 %. */
  readonly discountRate: Exact | undefined;
  /** Off the whole line. */
  readonly discountAmount: Exact | undefined;
  readonly tax: Exact | undefined;
  readonly unitCost: Exact | undefined;
  readonly lineCost: Exact | undefined;
}

/** Figures of a line in minor units; gross, discount and net are without tax once the order is settled. */
export interface LineFigures {
  /** As it stands in the file. */
  readonly unitPrice: bigint;
  readonly gross: bigint;
  readonly discount: bigint;
  readonly net: bigint;
  readonly tax: bigint;
  readonly cost: bigint | null;
}

/**
 * Gross = price x quantity and net = gross less discount, each computed exactly and rounded half up once; the discount
 * is their difference, so that gross - discount = net always holds.
 * @returns a sentence instead when the figures cannot be.
 */
export function lineFigures(facts: LineFacts, currency: string): LineFigures | string {
  const { quantity, unitPrice, discountRate, discountAmount } = facts;
  const count: Exact = { digits: BigInt(quantity), scale: 0 };
  const exactGross = unitPrice ? times(unitPrice, count) : facts.total;
  if (!exactGross) return 'the line has no price';
  const factor = minus(ONE, discountRate ?? { digits: 0n, scale: 0 });
  if (factor.digits < 0n || (discountRate?.digits ?? 0n) < 0n) return 'the discount rate is not between 0 and 1';
  if ((discountAmount?.digits ?? 0n) < 0n) return 'the discount is negative';
  const exactNet = discountAmount ? minus(exactGross, discountAmount) : times(exactGross, factor);
  const gross = toMinor(exactGross, currency);
  const net = toMinor(exactNet, currency);
  const exactCost = facts.unitCost ? times(facts.unitCost, count) : facts.lineCost;
  const cost = exactCost ? toMinor(exactCost, currency) : null;
  if (gross < 0n) return 'the price is negative';
  if (net < 0n) return 'the discount is more than the price';
  const tax = facts.tax ? toMinor(facts.tax, currency) : 0n;
  if (tax < 0n || (cost ?? 0n) < 0n) return 'tax or cost is negative';
  const price = unitPrice ? toMinor(unitPrice, currency) : divideHalfUp(gross, count.digits);
  return { unitPrice: price, gross, discount: gross - net, net, tax, cost };
}

/** Takes the tax out of figures that have it in them; what was off is taken out in proportion. */
export function withoutTax(figures: LineFigures, tax: bigint): LineFigures | string {
  if (tax === 0n) return { ...figures, tax };
  const net = figures.net - tax;
  if (net < 0n) return 'the tax is more than the price that has it in it';
  const gross = divideHalfUp(figures.gross * net, figures.net);
  return { ...figures, gross, discount: gross - net, net, tax };
}
