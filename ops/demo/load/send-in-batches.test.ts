import { expect, it } from 'vitest';
import { eachAtOnce } from './send-in-batches.ts';

function* numbers(last: number): Generator<number> {
  for (let next = 1; next <= last; next++) yield next;
}

it('works through all in order, never more at once than it may', async () => {
  const begun: number[] = [];
  let underWay = 0;
  let most = 0;
  await eachAtOnce(2, numbers(7), async (item) => {
    begun.push(item);
    most = Math.max(most, ++underWay);
    await new Promise(setImmediate);
    underWay--;
  });
  expect(begun).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(most).toBe(2);
});

it('begins nothing after a failure, and tells it when the other is at its end', async () => {
  const ended: number[] = [];
  const work = eachAtOnce(2, numbers(9), async (item) => {
    await new Promise(setImmediate);
    if (item === 1) throw new Error('the first failed');
    await new Promise(setImmediate);
    ended.push(item);
  });
  await expect(work).rejects.toThrow('the first failed');
  expect(ended).toEqual([2]);
});
