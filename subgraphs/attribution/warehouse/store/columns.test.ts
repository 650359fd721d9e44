import { expect, test } from 'vitest';
import { bigint, boolean, type Column, integer, nullable, readRow, text, textArray } from './columns.ts';

test('a row has the types that its columns read', () => {
  const row = readRow(
    { name: text, count: integer, minor: bigint, isIn: boolean, ids: textArray, rate: nullable(bigint) },
    { name: 'WEB', count: '12', minor: '9007199254740993', isIn: 1, ids: ['a'], rate: null, other: 'left out' },
  );
  expect(row).toEqual({ name: 'WEB', count: 12, minor: 9_007_199_254_740_993n, isIn: true, ids: ['a'], rate: null });
});

test.each<[string, Column<unknown>, unknown]>([
  ['a missing column', text, undefined],
  ['a null that is not expected', integer, null],
  ['a number that a double rounds', integer, '9007199254740993'],
  ['a fraction', bigint, 1.5],
  ['a text for a list', textArray, 'a'],
])('%s is not taken for what it should be', (_, column, value) => {
  expect(() => readRow({ it: column }, { it: value })).toThrow(/^it is no /);
});
