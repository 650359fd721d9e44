import { expect, it } from 'vitest';
import { createRestartDelay } from './restart-delay.ts';

it('waits longer before each restart of a service that dies at once, 5 s at most', () => {
  const delayAfter = createRestartDelay();
  expect([1, 0, 900, 30_000, 5, 5, 5, 5].map(delayAfter)).toEqual([200, 400, 800, 1_600, 3_200, 5_000, 5_000, 5_000]);
});

it('is quick again, and grows from there, after a service that lived for more than 30 s', () => {
  const delayAfter = createRestartDelay();
  for (let deaths = 0; deaths < 10; deaths++) delayAfter(5);
  expect([30_001, 5, 5, 86_400_000, 5].map(delayAfter)).toEqual([200, 400, 800, 200, 400]);
});
