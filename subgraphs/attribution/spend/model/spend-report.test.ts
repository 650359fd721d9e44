import { expect, it } from 'vitest';
import { costInterval, returnInterval, rowIntervals } from './spend-report.ts';

const ROW = {
  key: 'EMAIL',
  acquisition: 300_000n,
  retention: 100_000n,
  net: 1_200_000n,
  newcomers: 400_000n,
  orders: 900_000n,
};
const SPREAD = { net: 0, byKey: new Map([['EMAIL', 90 * 14_000 ** 2]]), credited: 1 };

it('K15: divides spend by the bounds of the number of customers, which is by chance', () => {
  // Of 40 events the exact limits of Poisson are 28.58 and 54.47 (Garwood, 1936).
  const { acquisitionCost } = rowIntervals(ROW, SPREAD);
  expect((acquisitionCost?.low ?? 0) / 100).toBeCloseTo(3_000 / 54.47, 1);
  expect((acquisitionCost?.high ?? 0) / 100).toBeCloseTo(3_000 / 28.58, 0);
  expect(costInterval(300_000n, 29)).toBeUndefined();
});

it('K15: spreads a return by what single people bring', () => {
  const { returnOnSpend } = rowIntervals(ROW, SPREAD);
  const reach = (1.96 * 14_000 * Math.sqrt(90)) / 400_000;
  expect((returnOnSpend?.low ?? 0) / 100).toBeCloseTo(3 - reach, 6);
  expect((returnOnSpend?.high ?? 0) / 100).toBeCloseTo(3 + reach, 6);
  expect(returnInterval(1_200_000n, 1, 400_000n, 29)).toBeUndefined();
});

it('gives none to what belongs to no campaign, nor by models that split no single order', () => {
  expect(rowIntervals({ ...ROW, key: '' }, SPREAD)).toEqual({ returnOnSpend: undefined, acquisitionCost: undefined });
  expect(rowIntervals(ROW, { ...SPREAD, credited: undefined }).returnOnSpend).toBeUndefined();
});
