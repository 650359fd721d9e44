import { expect, it } from 'vitest';
import { parseAmount } from './amount.ts';

it.each([
  ['129', '129'],
  ['129,00', '129.00'],
  ['1 234,50', '1234.50'],
  ['1\u202F234.5', '1234.5'],
])('reads %j as %s', (text, amount) => {
  expect(parseAmount(text)).toBe(amount);
});

it.each(['', '-1', '1,2,3', '12€', '1e3', '0x10', '1.2345'])('refuses %j', (text) => {
  expect(parseAmount(text)).toBeNull();
});
