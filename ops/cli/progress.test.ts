import { expect, test } from 'vitest';
import { timeLeft } from './progress.ts';

test.each([
  [1, 5, 10, ''],
  [10, 0, 10, ''],
  [10, 10, 10, ''],
  [10, 5, 10, 'about 10 s left'],
  [60, 1, 10, 'about 9 min left'],
])('after %d s with %d of %d done it says "%s"', (seconds, done, total, said) => {
  expect(timeLeft(seconds, done, total)).toBe(said);
});
