import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type SaidLine, sortLines } from './sort-lines.ts';

const said = (quantity: number, unitPriceMinor: bigint, discountMinor = 0n): SaidLine => ({
  variantId: undefined,
  gtin: undefined,
  sku: `${quantity}x${unitPriceMinor}`,
  quantity,
  unitPriceMinor,
  discountMinor,
  soldWith: undefined,
  disposition: 'RESTOCKED',
});
const figures = ({ sold, returned }: ReturnType<typeof sortLines>) => {
  const of = (lines: readonly { quantity: number; unitPriceMinor: bigint; discountMinor: bigint }[]) =>
    lines.map(({ quantity, unitPriceMinor, discountMinor }) => [quantity, unitPriceMinor, discountMinor]);
  return { sold: of(sold), returned: of(returned) };
};

describe('the lines of a receipt', () => {
  it.each<[string, SaidLine[], ReturnType<typeof figures>]>([
    ['a sale', [said(2, 1_000n, 300n)], { sold: [[2, 1_000n, 300n]], returned: [] }],
    ['a return', [said(-1, 1_298n)], { sold: [], returned: [[1, 1_298n, 0n]] }],
    ['an exchange', [said(1, 2_000n), said(-1, 1_298n)], { sold: [[1, 2_000n, 0n]], returned: [[1, 1_298n, 0n]] }],
    ['a return of what was discounted', [said(-1, 1_000n, 200n)], { sold: [], returned: [[1, 1_000n, 200n]] }],
    ['the same with its sign', [said(-1, 1_000n, -200n)], { sold: [], returned: [[1, 1_000n, 200n]] }],
    [
      'a discount as a line',
      [said(1, 3_000n), said(1, 1_000n), said(1, -400n)],
      {
        sold: [
          [1, 3_000n, 300n],
          [1, 1_000n, 100n],
        ],
        returned: [],
      },
    ],
    ['a discount taken back', [said(-1, 1_000n), said(-1, -200n)], { sold: [], returned: [[1, 1_000n, 200n]] }],
    [
      'a discount larger than its line',
      [said(1, 500n, 800n), said(1, 1_000n)],
      {
        sold: [
          [1, 500n, 500n],
          [1, 1_000n, 300n],
        ],
        returned: [],
      },
    ],
    ['a discount larger than everything', [said(1, 500n), said(1, -800n)], { sold: [[1, 500n, 500n]], returned: [] }],
    ['a line of no units', [said(0, 500n), said(1, 500n)], { sold: [[1, 500n, 0n]], returned: [] }],
    ['nothing', [said(0, 500n), said(1, -100n)], { sold: [], returned: [] }],
  ])('%s', (_, lines, expected) => {
    expect(figures(sortLines(lines))).toEqual(expected);
  });

  it('are booked for what they add up to, wherever goods are worth as much', () => {
    const line = fc
      .record({ quantity: fc.integer({ min: -5, max: 5 }), price: fc.bigInt({ min: -500n, max: 10_000n }) })
      .map(({ quantity, price }) => said(quantity, price));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
        const { sold, returned } = sortLines(lines);
        const sum = (all: readonly SaidLine[]) =>
          all.reduce((total, one) => total + one.unitPriceMinor * BigInt(one.quantity) - one.discountMinor, 0n);
        const booked = sum(sold as SaidLine[]) - sum(returned);
        const wanted = sum(lines);
        const left = sold.length > 0 ? sum(sold as SaidLine[]) : sum(returned);
        expect(left).toBeGreaterThanOrEqual(0n);
        if (left > 0n) expect(booked).toBe(wanted);
      }),
    );
  });
});
