import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createLane } from './lane.ts';

it('runs one at a time in the order of arrival, also after a failure', async () => {
  const lane = createLane();
  const log: string[] = [];
  let running = 0;
  const run = (name: string, fails = false) =>
    lane(async () => {
      running += 1;
      expect(running).toBe(1);
      await wait(2);
      log.push(name);
      running -= 1;
      if (fails) throw new Error(name);
    });
  const all = await Promise.allSettled([run('first'), run('second', true), run('third')]);
  expect(log).toEqual(['first', 'second', 'third']);
  expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
});
