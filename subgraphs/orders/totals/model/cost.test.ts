import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cost, costOf, type KnownTaxedMoney, lineCostOf, lineCostsOf, type Sold, type SoldLine } from './cost.ts';
import { priceLine } from './pricing.ts';

const terms = fc
  .record({
    quantity: fc.integer({ min: 1, max: 500 }),
    unitPriceMinor: fc.bigInt({ min: 0n, max: 10_000_000n }),
    discountRate: fc.bigInt({ min: 0n, max: 100n }),
    taxRateBasisPoints: fc.constantFrom(0, 210, 550, 1_000, 2_000),
    taxIncluded: fc.boolean(),
  })
  .map(({ discountRate, ...line }): SoldLine => {
    const discountMinor = (line.unitPriceMinor * BigInt(line.quantity) * discountRate) / 100n;
    return { ...line, ...priceLine({ ...line, discountMinor }) };
  });
const sales = fc.record({
  currency: fc.constantFrom('EUR', 'JPY', 'KWD'),
  lines: fc.array(terms, { maxLength: 12 }),
  shipping: fc.constantFrom(null, { netMinor: 408n, taxMinor: 82n, taxRateBasisPoints: 2_000 }),
});

const PARTS = ['displayed', 'net', 'gross', 'tax'] as const;
/** Σ of amounts, part by part. */
function sum(amounts: readonly (KnownTaxedMoney | null)[]): Record<(typeof PARTS)[number], bigint> {
  const of = (part: (typeof PARTS)[number]) => amounts.reduce((total, one) => total + (one?.[part].minor ?? 0n), 0n);
  return { displayed: of('displayed'), net: of('net'), gross: of('gross'), tax: of('tax') };
}
function everyAmount({ subtotal, discount, shipping, total }: Cost): KnownTaxedMoney[] {
  return [subtotal, discount, total, ...(shipping ? [shipping] : [])];
}
const sold = (lines: readonly SoldLine[], shipping: Sold['shipping'] = null): Sold => ({
  currency: 'EUR',
  lines,
  shipping,
});

describe('what a cart or an order costs', () => {
  it('adds up to the cent, shown, before tax, with tax and the tax itself', () => {
    fc.assert(
      fc.property(sales, (sale) => {
        const cost = costOf(sale, 'ESTIMATED');
        const lines = lineCostsOf(sale);
        expect(sum([cost.subtotal])).toEqual(sum(lines.map((line) => line.total)));
        expect(sum([cost.discount])).toEqual(sum(lines.map((line) => line.discount)));
        expect(sum([cost.total])).toEqual(sum([cost.subtotal, cost.shipping]));
        for (const amount of [
          ...everyAmount(cost),
          ...lines.flatMap((line) => Object.values(line) as KnownTaxedMoney[]),
        ]) {
          expect(amount.net.minor + amount.tax.minor).toBe(amount.gross.minor);
          expect(amount.displayed).toEqual(amount.includesTax ? amount.gross : amount.net);
          expect(amount.includesTax).toBe(cost.total.includesTax);
        }
        const tax = cost.taxLines.reduce((total, line) => total + line.tax.minor, 0n);
        expect(tax).toBe(cost.total.tax.minor);
      }),
    );
  });

  it('takes discounts off exactly as they were shown where prices hold the tax', () => {
    fc.assert(
      fc.property(terms, (line) => {
        const included = { ...line, ...priceLine({ ...line, taxIncluded: true }), taxIncluded: true };
        const [cost] = lineCostsOf(sold([included]));
        expect(cost?.discount.gross.minor).toBe(line.discountMinor);
      }),
    );
  });

  it('is shown with tax as soon as one price is', () => {
    const line = { quantity: 1, unitPriceMinor: 1_200n, discountMinor: 0n, taxRateBasisPoints: 2_000 };
    const [withTax, without] = [true, false].map((taxIncluded) => ({
      ...line,
      taxIncluded,
      ...priceLine({ ...line, taxIncluded }),
    }));
    if (!withTax || !without) throw new Error('two lines');
    expect(costOf(sold([without]), 'FINAL').total).toMatchObject({ includesTax: false, displayed: { minor: 1_200n } });
    expect(costOf(sold([withTax, without]), 'FINAL').total).toMatchObject({
      includesTax: true,
      displayed: { minor: 1_200n + 1_440n },
    });
  });

  it('names each rate once, shipping with the goods of its rate', () => {
    const line = { quantity: 1, unitPriceMinor: 1_000n, discountMinor: 0n, taxIncluded: false };
    const lines = [2_000, 550, 0, 2_000].map((taxRateBasisPoints) => {
      const terms = { ...line, taxRateBasisPoints };
      return { ...terms, ...priceLine(terms) };
    });
    const shipping = { netMinor: 408n, taxMinor: 82n, taxRateBasisPoints: 2_000 };
    expect(costOf(sold(lines, shipping), 'FINAL').taxLines).toMatchObject([
      { rateBasisPoints: 550, taxable: { minor: 1_000n }, tax: { minor: 55n } },
      { rateBasisPoints: 2_000, taxable: { minor: 2_408n }, tax: { minor: 482n } },
    ]);
  });

  it('finds the rate of history that only says how much tax there was', () => {
    const imported = { grossMinor: 1_000n, discountMinor: 0n, netMinor: 1_000n, taxMinor: 200n };
    const line = { ...imported, quantity: 2, unitPriceMinor: 500n, taxRateBasisPoints: 0, taxIncluded: false };
    const [cost] = lineCostsOf(sold([line]));
    expect(cost?.unitPrice).toMatchObject({ net: { minor: 500n }, gross: { minor: 600n } });
    expect(costOf(sold([line]), 'FINAL').taxLines).toMatchObject([{ rateBasisPoints: 2_000, tax: { minor: 200n } }]);
  });

  it('computes no more than it is asked for', () => {
    const figures = { grossMinor: 1_000n, discountMinor: 0n, netMinor: 1_000n, taxMinor: 200n };
    const line: SoldLine = {
      ...{ ...figures, quantity: 2, taxRateBasisPoints: 2_000, taxIncluded: true },
      get unitPriceMinor(): bigint {
        throw new Error('nobody has asked for the price of a unit');
      },
    };
    expect(lineCostOf(sold([line]), line).total).toMatchObject({ gross: { minor: 1_200n } });
    expect(costOf(sold([line]), 'FINAL').total).toMatchObject({ gross: { minor: 1_200n } });
  });
});
