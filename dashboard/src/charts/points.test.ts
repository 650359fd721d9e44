import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axisTicks, bucketDays, bucketSum, type Point, splitUnfinished, spreadLabels } from './points.ts';

const point = (value: number, isPartial = false): Point => ({ day: '2026-11-22', value, isPartial });

describe('splitUnfinished', () => {
  it('dashes only the segment that leads to the unfinished day', () => {
    expect(splitUnfinished([point(1), point(2), point(3, true)])).toEqual({
      finished: [1, 2, null],
      unfinished: [null, 2, 3],
    });
  });

  it('dashes nothing when every day is over', () => {
    expect(splitUnfinished([point(1), point(2)]).unfinished).toEqual([null, null]);
  });
});

describe('bucketSum', () => {
  it('keeps the sum whatever the length of the range', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { maxLength: 1_500 }), (values) => {
        const sums = bucketSum(
          values.map((value) => point(value)),
          bucketDays(values.length),
        );
        expect(sums.reduce((sum, { value }) => sum + value, 0)).toBe(values.reduce((sum, value) => sum + value, 0));
        expect(sums.length).toBeLessThanOrEqual(180);
      }),
    );
  });
});

describe('axisTicks', () => {
  it('starts at zero or below and reaches above every value in few round steps', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1e9, max: 1e9 }), { maxLength: 30 }), (values) => {
        const ticks = axisTicks(values);
        expect(ticks.length).toBeGreaterThanOrEqual(2);
        expect(ticks.length).toBeLessThanOrEqual(7);
        expect(ticks[0] ?? 1).toBeLessThanOrEqual(Math.min(0, ...values));
        expect(ticks.at(-1) ?? 0).toBeGreaterThanOrEqual(Math.max(0, ...values));
      }),
    );
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
