import { expect, it } from 'vitest';
import { daysOfPeriod, readGoalRow } from './goal-row.ts';

const row = (cells: Readonly<Record<string, string>>) => readGoalRow((column) => cells[column] ?? '');

it('K22: reads months, quarters and days as half-open periods', () => {
  expect(daysOfPeriod('2026-12')).toEqual({ from: '2026-12-01', before: '2027-01-01' });
  expect(daysOfPeriod('2026-Q1')).toEqual({ from: '2026-01-01', before: '2026-04-01' });
  expect(['2026-13', '2026-Q5', '12/2026'].map(daysOfPeriod)).toEqual([undefined, undefined, undefined]);
});

it('K22: reads a goal of everything, of a channel, of a store and of an associate', () => {
  expect(row({ metric: 'net_sales', period: '2026-11', target: '12000.50' })).toEqual({
    metric: 'net_sales',
    scope: 'ALL',
    code: '',
    from: '2026-11-01',
    before: '2026-12-01',
    target: '12000.50',
    currency: '',
  });
  const rate = { metric: 'return_rate', scope: 'Channel', code: 'WEB', from: '2026-11-01', before: '2026-11-08' };
  expect(row({ ...rate, target: '12,5 %', currency: 'eur' })).toMatchObject({
    scope: 'CHANNEL',
    target: '0.1250',
    currency: 'EUR',
  });
  const sales = {
    metric: 'associate_sales',
    scope: 'associate',
    code: 'lou@example.com',
    period: '2026-11',
    target: '900',
  };
  expect(row(sales)).toMatchObject({ scope: 'ASSOCIATE', code: 'lou@example.com' });
});

it('K22: says why a row is no goal', () => {
  const good = { metric: 'orders', period: '2026-11', target: '4' };
  expect(row({ ...good, target: '1 200' })).toMatch(/no number/);
  expect(row({ ...good, scope: 'region' })).toMatch(/none of all, channel, store, associate/);
  expect(row({ ...good, scope: 'store' })).toMatch(/code/);
  expect(row({ ...good, period: 'November' })).toMatch(/2026-11/);
  expect(row({ ...good, period: '0099-11' })).toMatch(/2026-11/);
  expect(row({ ...good, period: '', from: '2026-02-30', before: '2026-03-02' })).toMatch(/from and before days/);
  expect(row({ ...good, currency: 'Euro' })).toMatch(/"EURO" is no currency such as EUR/);
  expect(row({ ...good, scope: 'channel', code: 'W'.repeat(101) })).toMatch(/more than 100 characters/);
});
