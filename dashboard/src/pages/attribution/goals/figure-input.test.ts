import { expect, it } from 'vitest';
import { toApiFigure, toTyped } from './figure-input.ts';

it('reads a figure as people type it, a rate in percent', () => {
  expect(toApiFigure('1 234,50', 'MONEY')).toBe('1234.50');
  expect(toApiFigure('15', 'RATE')).toBe('0.1500');
  expect(toApiFigure('12,5 %', 'RATE')).toBe('0.1250');
  expect(toApiFigure('150', 'RATE')).toBe('1.5000');
  expect(toApiFigure('-3', 'COUNT')).toBe('-3');
});

it('takes nothing that is no number, or finer than its unit', () => {
  expect(['', 'abc', '1.2.3', '1.5'].map((typed) => toApiFigure(typed, 'COUNT'))).toEqual([null, null, null, null]);
  expect(toApiFigure('1.234', 'MONEY')).toBeNull();
});

it('shows a figure to be changed as it was typed', () => {
  expect(toTyped('0.1250', 'RATE')).toBe('12.5');
  expect(toTyped('40', 'COUNT')).toBe('40');
});
