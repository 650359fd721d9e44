import { expect, it } from 'vitest';
import { shareNext } from './share-next.ts';

it('who asks during a run shares the next one, which begins after all who share it have asked', async () => {
  const ends: Array<(value: number) => void> = [];
  const share = shareNext(() => new Promise<number>((resolve) => ends.push(resolve)));
  const first = share();
  const [second, third] = [share(), share()];
  expect(ends).toHaveLength(1);
  ends[0]?.(1);
  expect(await first).toBe(1);
  await Promise.resolve();
  const fourth = share();
  expect(ends).toHaveLength(2);
  ends[1]?.(2);
  expect(await Promise.all([second, third])).toEqual([2, 2]);
  await Promise.resolve();
  ends[2]?.(3);
  expect(await fourth).toBe(3);
});

it('a run that failed fails those who shared it, and nobody after', async () => {
  let runs = 0;
  const share = shareNext(async () => {
    runs += 1;
    if (runs === 1) throw new Error('lost');
    return runs;
  });
  const [first, second] = [share(), share()];
  await expect(first).rejects.toThrow('lost');
  expect(await second).toBe(2);
});
