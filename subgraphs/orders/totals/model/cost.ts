import { divideHalfUp, type Money, money, type TaxedMoney } from '#kernel/values/money.ts';
import { type LineFigures, sumOrder, taxOf, withoutTax } from './pricing.ts';

/** What is sold, with its tax: what is priced here always knows it. */
export interface KnownTaxedMoney extends TaxedMoney {
  readonly net: Money;
  readonly gross: Money;
  readonly tax: Money;
}

/** ESTIMATED until the order is placed, FINAL from then on. */
export type TaxStatus = 'ESTIMATED' | 'FINAL' | 'PENDING';

/** All that one rate takes of a cart or an order, shipping included. */
export interface TaxLine {
  readonly rateBasisPoints: number;
  readonly taxable: Money;
  readonly tax: Money;
}

/** What a line costs: `total` is what is left of the units' price after `discount`. */
export interface LineCost {
  readonly unitPrice: KnownTaxedMoney;
  readonly discount: KnownTaxedMoney;
  readonly total: KnownTaxedMoney;
}

/** What a cart or an order costs: `subtotal` = Σ line totals, `total` = subtotal + shipping. */
export interface Cost {
  readonly subtotal: KnownTaxedMoney;
  /** Σ discounts of the lines; the subtotal is without it already. */
  readonly discount: KnownTaxedMoney;
  /** Null where nothing is sent. */
  readonly shipping: KnownTaxedMoney | null;
  readonly total: KnownTaxedMoney;
  readonly taxStatus: TaxStatus;
  readonly taxLines: readonly TaxLine[];
}

/** A line as it is sold. */
export interface SoldLine extends LineFigures {
  readonly quantity: number;
  /** As it was shown: with tax where `taxIncluded`. */
  readonly unitPriceMinor: bigint;
  readonly taxRateBasisPoints: number;
  readonly taxIncluded: boolean;
}

/** What shipping costs before tax, and its tax. */
export interface ShippingFigures {
  readonly netMinor: bigint;
  readonly taxMinor: bigint;
  readonly taxRateBasisPoints: number;
}

/** A cart or an order as it is sold. */
export interface Sold {
  readonly currency: string;
  readonly lines: readonly SoldLine[];
  readonly shipping: ShippingFigures | null;
}

type Terms = Pick<KnownTaxedMoney, 'includesTax'> & { readonly currency: string };

/** One shows the whole of it with tax as soon as one price does: shoppers are shown what they pay. */
function termsOf({ lines, currency }: Sold): Terms {
  return { includesTax: lines.length === 0 || lines.some((line) => line.taxIncluded), currency };
}

function taxed({ includesTax, currency }: Terms, netMinor: bigint, taxMinor: bigint): KnownTaxedMoney {
  const net = money(netMinor, currency);
  const gross = money(netMinor + taxMinor, currency);
  return { displayed: includesTax ? gross : net, includesTax, net, gross, tax: money(taxMinor, currency) };
}

/** A line's rate; history from elsewhere says only how much tax it bore. */
function rateOf({ taxRateBasisPoints, netMinor, taxMinor }: SoldLine): number {
  if (taxRateBasisPoints > 0 || netMinor === 0n) return taxRateBasisPoints;
  return Number(divideHalfUp(taxMinor * 10_000n, netMinor));
}

function unitPriceOf(terms: Terms, line: SoldLine): KnownTaxedMoney {
  const { unitPriceMinor, taxIncluded } = line;
  const rate = rateOf(line);
  if (!taxIncluded) return taxed(terms, unitPriceMinor, taxOf(unitPriceMinor, rate));
  const netMinor = withoutTax(unitPriceMinor, rate);
  return taxed(terms, netMinor, unitPriceMinor - netMinor);
}

/** Tax that the discount has saved; where prices hold the tax, what is taken off the shown price is exact. */
function discountTaxOf(line: SoldLine): bigint {
  const { quantity, unitPriceMinor, taxIncluded, discountMinor, netMinor, taxMinor } = line;
  if (!taxIncluded) return taxOf(discountMinor, rateOf(line));
  return unitPriceMinor * BigInt(quantity) - netMinor - taxMinor - discountMinor;
}

/** Each part is computed when it is asked for, as those of `costOf` are. */
function lineCost(terms: Terms, line: SoldLine): LineCost {
  return {
    get unitPrice() {
      return unitPriceOf(terms, line);
    },
    get discount() {
      return taxed(terms, line.discountMinor, discountTaxOf(line));
    },
    get total() {
      return taxed(terms, line.netMinor, line.taxMinor);
    },
  };
}

/** What each line costs, in the terms of the whole. */
export function lineCostsOf(sold: Sold): LineCost[] {
  const terms = termsOf(sold);
  return sold.lines.map((line) => lineCost(terms, line));
}

/** What one line of the whole costs. */
export function lineCostOf(sold: Sold, line: SoldLine): LineCost {
  return lineCost(termsOf(sold), line);
}

function taxLinesOf({ lines, shipping, currency }: Sold): TaxLine[] {
  const byRate = new Map<number, { taxable: bigint; tax: bigint }>();
  const add = (rate: number, taxable: bigint, tax: bigint) => {
    const sum = byRate.get(rate);
    byRate.set(rate, { taxable: (sum?.taxable ?? 0n) + taxable, tax: (sum?.tax ?? 0n) + tax });
  };
  for (const line of lines) add(rateOf(line), line.netMinor, line.taxMinor);
  if (shipping) add(shipping.taxRateBasisPoints, shipping.netMinor, shipping.taxMinor);
  return [...byRate]
    .filter(([rate, { taxable }]) => rate > 0 && taxable !== 0n)
    .sort(([one], [other]) => one - other)
    .map(([rateBasisPoints, { taxable, tax }]) => ({
      rateBasisPoints,
      taxable: money(taxable, currency),
      tax: money(tax, currency),
    }));
}

/** What a cart or an order costs: the sums of its lines, and of shipping. */
export function costOf(sold: Sold, taxStatus: TaxStatus): Cost {
  const terms = termsOf(sold);
  const goods = sumOrder(sold.lines, { netMinor: 0n, taxMinor: 0n });
  const { shipping } = sold;
  return {
    get subtotal() {
      return taxed(terms, goods.netMinor, goods.taxMinor);
    },
    get discount() {
      const taxMinor = sold.lines.reduce((sum, line) => sum + discountTaxOf(line), 0n);
      return taxed(terms, goods.discountMinor, taxMinor);
    },
    get shipping() {
      return shipping && taxed(terms, shipping.netMinor, shipping.taxMinor);
    },
    get total() {
      return taxed(terms, goods.netMinor + (shipping?.netMinor ?? 0n), goods.taxMinor + (shipping?.taxMinor ?? 0n));
    },
    taxStatus,
    get taxLines() {
      return taxLinesOf(sold);
    },
  };
}
