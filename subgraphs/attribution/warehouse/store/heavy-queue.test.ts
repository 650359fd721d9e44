import { expect, it } from 'vitest';
import { createHeavyQueue } from './heavy-queue.ts';

/** A statement that ends when it is told to. */
function statement() {
  let end: () => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;
  const ended = new Promise<void>((resolve, reject) => {
    end = resolve;
    fail = reject;
  });
  return { run: () => ended, end, fail };
}

it('says how many statements are before the first of an asker’s, until it ends, also by a failure', async () => {
  const queue = createHeavyQueue();
  expect([queue.size, queue.placeOf('ada')]).toEqual([0, undefined]);
  const [job, first, second, last] = [statement(), statement(), statement(), statement()];
  const runs = [
    queue.run(job.run, undefined),
    queue.run(first.run, 'ada'),
    queue.run(second.run, 'bob'),
    queue.run(last.run, 'ada'),
  ];
  const places = () => [queue.size, queue.placeOf('ada'), queue.placeOf('bob')];
  expect(places()).toEqual([4, 1, 2]);
  job.end();
  await runs[0];
  expect(places()).toEqual([3, 0, 1]);
  first.fail(new Error('the engine went down'));
  await expect(runs[1]).rejects.toThrow('the engine went down');
  expect(places()).toEqual([2, 1, 0]);
  second.end();
  last.end();
  await Promise.all(runs.slice(2));
  expect(places()).toEqual([0, undefined, undefined]);
});
