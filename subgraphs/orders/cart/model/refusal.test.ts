import { expect, it } from 'vitest';
import { newId } from '#kernel/values/ids.ts';
import { refusedLines } from './refusal.ts';

it('tells the units that were missing at the price of their line, and the same wish of a day by one id', () => {
  const [scarf, coat] = [newId('var'), newId('var')];
  const wanted = [
    { variantId: scarf, quantity: 3, netMinor: 1_000n },
    { variantId: coat, quantity: 1, netMinor: 9_900n },
  ];
  const error = { lines: [{ variantId: scarf, requested: 3, available: 1 }] };
  const first = refusedLines('crt_1', wanted, error, new Date('2026-03-01T10:00:00Z'));
  // 2 x 333.33 is 666.67.
  expect(first).toEqual([{ demandId: `crt_1:${scarf}:2026-03-01`, variantId: scarf, units: 2, valueMinor: '667' }]);
  const [again] = refusedLines('crt_1', wanted, error, new Date('2026-03-01T23:00:00Z'));
  expect(again?.demandId).toBe(first[0]?.demandId);
});
