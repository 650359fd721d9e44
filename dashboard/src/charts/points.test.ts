import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  axisFor,
  bucketDays,
  bucketSum,
  markCut,
  type Point,
  smoothForSmall,
  splitUnfinished,
  spreadLabels,
} from './points.ts';

const point = (value: number, isPartial = false): Point => ({ day: '2026-11-22', value, isPartial });

describe('splitUnfinished', () => {
  it('dashes only the segment that leads to the unfinished day', () => {
    expect(splitUnfinished([point(1), point(2), point(3, true)])).toEqual({
      finished: [1, 2, null],
      unfinished: [null, 2, 3],
    });
  });

  it('dashes the segment that comes from an unfinished first week, which the range cuts off', () => {
    expect(splitUnfinished([point(1, true), point(2), point(3)])).toEqual({
      finished: [null, 2, 3],
      unfinished: [1, 2, null],
    });
  });

  it('dashes nothing when every day is over', () => {
    expect(splitUnfinished([point(1), point(2)]).unfinished).toEqual([null, null]);
  });
});

describe('bucketSum', () => {
  it('keeps the sum whatever the length of the range, and draws at most two months of days', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { maxLength: 92 }), (values) => {
        const sums = bucketSum(
          values.map((value) => point(value)),
          bucketDays(values.length),
        );
        expect(sums.reduce((sum, { value }) => sum + value, 0)).toBe(values.reduce((sum, value) => sum + value, 0));
        expect(sums.length).toBeLessThanOrEqual(62);
      }),
    );
  });
});

describe('markCut', () => {
  const partsOf = (days: readonly string[], before: string): boolean[] =>
    markCut(
      days.map((day) => ({ day, value: 1, isPartial: false })),
      before,
    ).map(({ isPartial }) => isPartial);

  it('takes weeks that the range cuts off for unfinished', () => {
    expect(partsOf(['2026-06-03', '2026-06-08', '2026-06-15'], '2026-06-20')).toEqual([true, false, true]);
    expect(partsOf(['2026-06-01', '2026-06-08', '2026-06-15'], '2026-06-22')).toEqual([false, false, false]);
  });

  it('takes no short month for one that is cut off', () => {
    expect(partsOf(['2026-01-01', '2026-02-01', '2026-03-01'], '2026-03-27')).toEqual([false, false, true]);
    expect(partsOf(['2026-01-01', '2026-02-01', '2026-03-01'], '2026-04-01')).toEqual([false, false, false]);
  });

  it('leaves days alone', () => {
    expect(partsOf(['2026-06-03', '2026-06-04'], '2026-06-05')).toEqual([false, false]);
  });
});

describe('axisFor', () => {
  it('spans zero and every value, marked at few round values', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1e9, max: 1e9 }), { maxLength: 30 }), (values) => {
        const { low, high, ticks } = axisFor(values);
        expect(ticks.length).toBeGreaterThanOrEqual(2);
        expect(ticks.length).toBeLessThanOrEqual(7);
        expect(low).toBeLessThanOrEqual(Math.min(0, ...values));
        expect(high).toBeGreaterThanOrEqual(Math.max(0, ...values));
        expect(ticks).toContain(0);
      }),
    );
  });

  it('gives a small dip below zero room but no mark', () => {
    expect(axisFor([1000, -40])).toEqual({ low: -40, high: 1000, ticks: [0, 500, 1000] });
  });
});

describe('spreadLabels', () => {
  it('keeps every two labels apart, in their order and inside the chart', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 300, noNaN: true }), { maxLength: 7 }), (wanted) => {
        const placed = spreadLabels(wanted, 18, 300);
        const sorted = [...placed].sort((a, b) => a - b);
        for (const [index, next] of sorted.slice(1).entries())
          expect(next - (sorted[index] ?? 0)).toBeGreaterThanOrEqual(17.999);
        for (const y of placed) expect(y).toBeLessThanOrEqual(300);
      }),
    );
  });
});

describe('smoothForSmall', () => {
  it('leaves two months alone and shows a year by its weeks, within the values it had', () => {
    expect(smoothForSmall(Array.from({ length: 62 }, () => point(1)))).toHaveLength(62);
    const year = Array.from({ length: 365 }, (_, day) => point(day % 7));
    expect(smoothForSmall(year).map(({ value }) => value)).toEqual([...Array.from({ length: 52 }, () => 3), 0]);
  });
});
