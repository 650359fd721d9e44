import { DAY_MS, isClosed } from './calendar.ts';
import type { PlannedCustomer } from './plan-customers.ts';
import type { PlannedVariant } from './plan-products.ts';
import type { Random } from './random.ts';
import { WAREHOUSE } from './retailer.ts';
import type { Wheel } from './wheel.ts';

export interface PlannedLine {
  readonly variant: PlannedVariant;
  readonly quantity: number;
  readonly unitPriceMinor: number;
  /** Before tax, in cents; gross - discount = net. */
  readonly grossMinor: number;
  readonly discountMinor: number;
  readonly netMinor: number;
  readonly taxMinor: number;
  readonly costMinor: number;
}
export interface PlannedReturn {
  readonly at: Date;
  readonly locationCode: string;
  readonly lines: ReadonlyArray<{ readonly index: number; readonly quantity: number }>;
}

/** French VAT on clothing, in basis points. */
const TAX_BASIS_POINTS = 2_000;
/** Days after which nothing is returned any more. */
export const MAX_RETURN_DAYS = 25;

/** Integer division, half up. */
function halfUp(numerator: number, denominator: number): number {
  return Math.floor((2 * numerator + denominator) / (2 * denominator));
}
function withoutTax(minor: number): number {
  return halfUp(minor * 10_000, 10_000 + TAX_BASIS_POINTS);
}

/** One or two of an article, at the price of the day. */
export function planLine(random: Random, variant: PlannedVariant, isReduced: boolean): PlannedLine {
  const quantity = random.chance(0.06) ? 2 : 1;
  const percent = isReduced && random.chance(0.55) ? random.pick([20, 30, 40]) : random.chance(0.07) ? 10 : 0;
  const grossWithTax = variant.priceMinor * quantity;
  const paidWithTax = grossWithTax - halfUp(grossWithTax * percent, 100);
  const grossMinor = withoutTax(grossWithTax);
  const netMinor = withoutTax(paidWithTax);
  return {
    variant,
    quantity,
    unitPriceMinor: variant.priceMinor,
    grossMinor,
    netMinor,
    discountMinor: grossMinor - netMinor,
    taxMinor: paidWithTax - netMinor,
    costMinor: variant.costMinor * quantity,
  };
}

/** Lines of an order by their frequency, 1.7 in the mean. */
const LINE_COUNTS = [
  { item: 1, weight: 54 },
  { item: 2, weight: 28 },
  { item: 3, weight: 12 },
  { item: 4, weight: 6 },
] as const;
const MEAN_LINES = 1.7;

/** @param uplift by how much more than others the customer puts into a basket */
export function planLines(
  random: Random,
  wheel: Wheel<PlannedVariant>,
  { isReduced, uplift }: { readonly isReduced: boolean; readonly uplift: number },
): PlannedLine[] {
  const count = random.weighted<number>(LINE_COUNTS) + (random.chance(uplift * MEAN_LINES) ? 1 : 0);
  const chosen = new Set<PlannedVariant>();
  while (chosen.size < count) chosen.add(wheel.spin(random));
  return [...chosen].map((variant) => planLine(random, variant, isReduced));
}

/** What comes back of an order, to the store that sold it, to the warehouse, or from elsewhere to the customer's own store. */
export function planReturn(
  random: Random,
  facts: {
    readonly rate: number;
    readonly placedAt: Date;
    readonly now: Date;
    readonly lines: readonly PlannedLine[];
    readonly customer: PlannedCustomer | undefined;
    readonly storeCode: string | undefined;
  },
): PlannedReturn | undefined {
  if (!random.chance(facts.rate)) return undefined;
  const index = random.int(0, facts.lines.length - 1);
  const isCrossChannel = facts.storeCode === undefined && facts.customer !== undefined && random.chance(0.35);
  const store = facts.storeCode ?? (isCrossChannel ? facts.customer?.homeStore : undefined);
  let at = facts.placedAt.getTime() + random.int(2, MAX_RETURN_DAYS - 2) * DAY_MS;
  while (store !== undefined && isClosed(Math.floor(at / DAY_MS) * DAY_MS)) at += DAY_MS;
  if (at >= facts.now.getTime()) return undefined;
  return {
    at: new Date(at),
    locationCode: store ?? WAREHOUSE,
    lines: [{ index, quantity: facts.lines[index]?.quantity ?? 1 }],
  };
}
