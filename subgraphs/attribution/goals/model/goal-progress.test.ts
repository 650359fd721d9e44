import { expect, it } from 'vitest';
import { metricOf } from '../../metrics/model/metrics.ts';
import { addDays } from '../../periods/model/business-day.ts';
import type { Goal } from './goal.ts';
import { progressOf } from './goal-progress.ts';

const goal: Goal = {
  id: 'gol_0198d7c2-6c1e-7a3b-9f53-0c9b8c6f2d11',
  version: 1,
  metric: 'orders',
  scope: 'ALL',
  scopeKey: '',
  startsOn: '2026-06-01',
  endsBefore: '2026-07-01',
  currency: 'EUR',
  target: 300n,
  updatedAt: new Date(0),
};
const orders = (perDay: (index: number) => number) => {
  const values = Array.from({ length: 30 }, (_, index) => perDay(index));
  return {
    metric: metricOf('orders'),
    value: String(values.reduce((sum, value) => sum + value, 0)),
    previous: null,
    n: 1,
    series: values.map((value, index) => ({
      day: addDays('2026-06-01', index),
      value: String(value),
      isPartial: false,
    })),
  };
};

it('K22: projects a sum by the mean of the days that are over, with an interval of 95 %', () => {
  // Ten days of 8 and 12 in turn, and 5 so far today: mean 10, s² = 40 ÷ 9.
  const figure = orders((index) => (index < 10 ? 8 + 4 * (index % 2) : index === 10 ? 5 : 0));
  const progress = progressOf(goal, figure, '2026-06-11');
  expect(progress).toMatchObject({ variance: 105n - 300n, projected: 300n, status: 'AT_RISK', elapsed: 1 / 3 });
  const reach = 1.96 * Math.sqrt((40 / 9) * 20 * (1 + 20 / 10));
  expect(progress.projectedInterval).toEqual({
    low: BigInt(Math.round(300 - reach)),
    high: BigInt(Math.round(300 + reach)),
  });
  expect(progressOf({ ...goal, target: 250n }, figure, '2026-06-11').status).toBe('ON_TRACK');
  expect(progressOf({ ...goal, target: 350n }, figure, '2026-06-11').status).toBe('BEHIND');
});

it('K22: projects a goal of more than 400 days by the days of its weeks, without the week that runs', () => {
  // From a Thursday: a part of a week of 4 days, then weeks, at 100 a day; today is the 200th day, within a week.
  const days = [0, ...Array.from({ length: 71 }, (_, week) => 4 + 7 * week)].map((after) =>
    addDays('2026-01-01', after),
  );
  const long: Goal = { ...goal, startsOn: '2026-01-01', endsBefore: addDays('2026-01-01', 500), target: 50_000n };
  const lengths = days.map((_, index) => (index === 0 ? 4 : index === 71 ? 6 : 7));
  const series = days.map((day, index) => {
    const sold = Math.max(0, Math.min(lengths[index] ?? 0, 200 - (index === 0 ? 0 : 4 + 7 * (index - 1))));
    return { day, value: String(100 * sold), isPartial: false };
  });
  const figure = { metric: metricOf('orders'), value: '20000', previous: null, n: 1, series };
  expect(progressOf(long, figure, addDays('2026-01-01', 200))).toMatchObject({
    projected: 50_000n,
    projectedInterval: { low: 50_000n, high: 50_000n },
    status: 'ON_TRACK',
  });
});

it('K22: says whether it was met once its period is over, and nothing before it begins', () => {
  const figure = orders(() => 10);
  expect(progressOf(goal, figure, '2026-07-01')).toMatchObject({ status: 'MET', variance: 0n, elapsed: 1 });
  expect(progressOf({ ...goal, target: 301n }, figure, '2026-07-01').status).toBe('MISSED');
  expect(progressOf(goal, figure, '2026-05-31')).toMatchObject({ status: 'UPCOMING', variance: null, projected: null });
});

it('K22: holds a figure that should be low against its target from the other side', () => {
  const figure = { metric: metricOf('return_rate'), value: '0.0400', previous: null, n: 900 };
  const rate: Goal = { ...goal, metric: 'return_rate', target: 500n };
  expect(progressOf(rate, figure, '2026-06-11')).toMatchObject({
    status: 'ON_TRACK',
    projected: 400n,
    variance: -100n,
  });
  expect(progressOf({ ...rate, target: 399n }, figure, '2026-06-11').status).toBe('BEHIND');
});
