import { describe, expect, it } from 'vitest';
import {
  addRatios,
  differenceInterval,
  estimateOf,
  intervalOf,
  NO_PEOPLE,
  type Ratio,
  ratioInterval,
} from './ratio.ts';
import { standardize } from './standardize.ts';

const ratioOf = (people: ReadonlyArray<readonly [amount: number, times: number]>): Ratio =>
  people
    .map(([amount, times]) => ({
      people: 1,
      amount,
      times,
      amountSquares: amount * amount,
      timesSquares: times * times,
      products: amount * times,
    }))
    .reduce(addRatios, NO_PEOPLE);

describe('a ratio of sums over people', () => {
  it('has the variance of a mean where each person counts once: s² ÷ n', () => {
    const estimate =
      estimateOf(
        ratioOf([
          [2, 1],
          [4, 1],
          [4, 1],
          [6, 1],
        ]),
      ) ?? expect.fail();
    expect(estimate.value).toBe(4);
    // Deviations −2, 0, 0, 2: s² = 8 ÷ 3.
    expect(estimate.variance).toBeCloseTo(8 / 3 / 4, 12);
    expect(intervalOf(estimate)?.high).toBeCloseTo(4 + 1.96 * Math.sqrt(2 / 3), 12);
  });

  it('takes the person as the unit: orders of the same person do not make it surer', () => {
    const apart = estimateOf(
      ratioOf([
        [10, 1],
        [20, 1],
        [10, 1],
        [20, 1],
      ]),
    );
    const together = estimateOf(
      ratioOf([
        [20, 2],
        [40, 2],
      ]),
    );
    expect(together?.value).toBe(apart?.value);
    expect(together?.variance).toBeGreaterThan(apart?.variance ?? 0);
  });

  it('has the interval that Cochran gives for a ratio estimate', () => {
    // Amounts 3, 5, 10 over times 1, 2, 3: R = 3, residuals 0, −1, 1, s² = 1, variance = 1 ÷ (3 · 2²).
    const estimate =
      estimateOf(
        ratioOf([
          [3, 1],
          [5, 2],
          [10, 3],
        ]),
      ) ?? expect.fail();
    expect(estimate).toEqual({ value: 3, variance: expect.closeTo(1 / 12, 12) });
  });

  it('has none for one person, for nobody, and no ratio to nothing', () => {
    expect(estimateOf(NO_PEOPLE)).toBeUndefined();
    const one = estimateOf(ratioOf([[3, 1]])) ?? expect.fail();
    expect(intervalOf(one)).toBeUndefined();
    const nothing = { value: 0, variance: 0.1 };
    expect(ratioInterval({ value: 1, variance: 0.1 }, nothing)).toBeUndefined();
    expect(differenceInterval({ value: 1, variance: 0.02 }, { value: 0.5, variance: 0.02 })?.low).toBeCloseTo(
      0.5 - 1.96 * 0.2,
      12,
    );
  });
});

describe('standardizing to the customers of one channel', () => {
  const people = (count: number, amount: number) =>
    ratioOf(Array.from({ length: count }, (_, index) => [amount + (index % 2 === 0 ? 1 : -1), 1] as const));

  it('finds no uplift where customers of several channels only order more often', () => {
    const strata = [
      { omni: people(10, 2), mono: people(90, 2) },
      { omni: people(90, 6), mono: people(10, 6) },
    ];
    const both = standardize(strata) ?? expect.fail();
    expect(both.omni.value).toBeCloseTo(2.4, 12);
    expect(both.mono.value).toBeCloseTo(2.4, 12);
    expect(both.people).toBe(100);
    // Crude, they come 5.6 ÷ 2.4 times as often.
    expect(estimateOf(addRatios(people(10, 2), people(90, 6)))?.value).toBeCloseTo(5.6, 12);
  });

  it('leaves out numbers of orders that one group lacks, and answers nothing without any', () => {
    const mono = people(50, 1);
    const both = standardize([
      { omni: NO_PEOPLE, mono },
      { omni: people(10, 3), mono: people(20, 2) },
    ]);
    expect([both?.omni.value, both?.mono.value, both?.people]).toEqual([3, 2, 10]);
    expect(standardize([{ omni: NO_PEOPLE, mono }])).toBeUndefined();
  });
});
