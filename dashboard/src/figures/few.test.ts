import { expect, it } from 'vitest';
import { countedOf } from './few.ts';

it.each([
  ['four of 14', { n: 14, numerator: '4', denominator: '14' }, { hits: 4, of: 14 }],
  ['none of one', { n: 1, numerator: '0', denominator: '1' }, { hits: 0, of: 1 }],
  ['29, one too few', { n: 29, numerator: '29', denominator: '29' }, { hits: 29, of: 29 }],
  ['30, enough for a percent', { n: 30, numerator: '9', denominator: '30' }, undefined],
  ['nobody', { n: 0, numerator: '0', denominator: '0' }, undefined],
  ['a quotient of amounts', { n: 14, numerator: '310.50', denominator: '600.00' }, undefined],
  ['a sum', { n: 14, numerator: null, denominator: null }, undefined],
])('a share is told by what was counted below 30 observations: %s', (_, observed, told) => {
  expect(countedOf(observed)).toEqual(told);
});
