import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../time/business-day.ts';
import { axisFor, bucketSum, type Point, smoothForSmall, splitUnfinished, spreadLabels } from './points.ts';

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
  const every = (days: number, values: readonly number[]): Point[] =>
    values.map((value, index) => ({ ...point(value), day: addDays('2026-01-01', days * index) }));

  it('keeps the sum whatever the length of the range, and draws at most two months of days', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { maxLength: 92 }), (values) => {
        const sums = bucketSum(every(1, values));
        expect(sums.reduce((sum, { value }) => sum + value, 0)).toBe(values.reduce((sum, value) => sum + value, 0));
        expect(sums.length).toBeLessThanOrEqual(62);
      }),
    );
  });

  it('leaves weeks as they were answered, and a rest of days unfinished', () => {
    const weeks = every(
      7,
      Array.from({ length: 90 }, (_, index) => index),
    );
    expect(bucketSum(weeks)).toEqual(weeks);
    expect(bucketSum(every(1, new Array<number>(64).fill(1))).map(({ isPartial }) => isPartial)).toEqual([
      ...new Array<boolean>(9).fill(false),
      true,
    ]);
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
