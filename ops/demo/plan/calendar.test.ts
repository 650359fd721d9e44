import { describe, expect, test } from 'vitest';
import { demandOf, isClosed, isReduced } from './calendar.ts';

const day = (text: string) => Date.parse(`${text}T00:00:00Z`);
const sales = (text: string) => {
  const { store, remote } = demandOf(day(text), 0);
  return store + remote;
};

test('stores are closed on Sundays and holidays, and sell most on Saturdays', () => {
  expect(isClosed(day('2026-10-04'))).toBe(true);
  expect(demandOf(day('2026-12-25'), 0).store).toBe(0);
  const week = ['05', '06', '07', '08', '09', '10'].map((date) => demandOf(day(`2026-10-${date}`), 0).store);
  expect(Math.max(...week)).toBe(week[5]);
});

describe('what is on', () => {
  test('Black Friday sells several times what the Friday before does', () => {
    expect(sales('2026-11-27') / sales('2026-11-20')).toBeGreaterThan(2.5);
    expect(sales('2025-11-28') / sales('2025-11-21')).toBeGreaterThan(2.5);
  });

  test.each([
    ['2026-01-14', true],
    ['2026-01-13', false],
    ['2026-02-10', true],
    ['2026-02-11', false],
    ['2026-06-24', true],
    ['2026-11-25', true],
    ['2026-05-06', false],
  ])('prices on %s are reduced: %s', (text, reduced) => {
    expect(isReduced(day(text))).toBe(reduced);
  });

  test('August is quiet and December is not', () => {
    expect(sales('2026-08-12')).toBeLessThan(sales('2026-10-14'));
    expect(sales('2026-12-16')).toBeGreaterThan(sales('2026-10-14'));
  });
});

test('a year sells more than the one before', () => {
  const { remote } = demandOf(day('2026-10-14'), 1);
  expect(remote / demandOf(day('2026-10-14'), 0).remote).toBeCloseTo(1.28);
});
