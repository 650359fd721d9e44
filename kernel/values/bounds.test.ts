import { expect, it } from 'vitest';
import { boundIssues } from './bounds.ts';

it.each([
  [0, 'size', 'TOO_SMALL', 1],
  [11, 'size', 'TOO_LARGE', 10],
  [Number.NaN, 'size', 'TOO_SMALL', 1],
  [0, 'length', 'TOO_SHORT', 1],
  [11, 'length', 'TOO_LONG', 10],
] as const)('%d of 1 to 10, a %s, is %s', (measured, of, issueCode, limit) => {
  const issues = boundIssues('lines', measured, { min: 1, max: 10 }, of, '1 to 10');
  expect(issues).toEqual([{ path: 'lines', issueCode, message: '1 to 10', limit }]);
});

it('says nothing of what is within its bounds', () => {
  for (const measured of [1, 10]) expect(boundIssues('lines', measured, { min: 1, max: 10 }, 'size', '')).toEqual([]);
});
