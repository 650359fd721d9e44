import { expect, it } from 'vitest';
import { deltaOf } from './delta.ts';

const sales = { unit: 'MONEY', goodWhen: 'UP' } as const;
const returnRate = { unit: 'RATE', goodWhen: 'DOWN' } as const;

it('says a rise of sales is good and a rise of returns is bad', () => {
  expect(deltaOf(sales, 108, 100, { n: 500 })).toMatchObject({ kind: 'ratio', direction: 'up', judgment: 'good' });
  expect(deltaOf(returnRate, 0.14, 0.12, { n: 500 })).toMatchObject({
    kind: 'points',
    direction: 'up',
    judgment: 'bad',
  });
});

it('measures a rate in points, not in percent of itself', () => {
  expect(deltaOf(returnRate, 0.14, 0.12, { n: 500 })).toHaveProperty('change', expect.closeTo(0.02));
});

it('speaks of no change without a comparison, calls a first time new, and both nothing nothing', () => {
  expect(deltaOf(sales, 10, null, { n: 500 })).toEqual({ kind: 'none' });
  expect(deltaOf(sales, 10, 0, { n: 500 })).toEqual({ kind: 'new' });
  expect(deltaOf(sales, 0, 0, { n: 500 })).toEqual({ kind: 'none' });
});

it('gives the count instead of a change below thirty observations', () => {
  expect(deltaOf(sales, 10, 5, { n: 12 })).toEqual({ kind: 'few', n: 12 });
});

it('keeps the sign right when what was before is negative', () => {
  expect(deltaOf(sales, 50, -100, { n: 500 })).toMatchObject({ change: 1.5, direction: 'up' });
});

it('tells no change against a period that begins before the history, whatever the figures say', () => {
  expect(deltaOf(sales, 896, 100, { n: 500, isShort: true })).toEqual({ kind: 'short' });
});
