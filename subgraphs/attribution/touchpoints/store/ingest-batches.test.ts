import { afterAll, beforeAll, expect, it } from 'vitest';
import { type FactsInstance, openFactsInstance } from '../../testing/facts-instance.ts';
import { claimBatches } from './ingest-batches.ts';

let instance: FactsInstance;
beforeAll(async () => {
  instance = await openFactsInstance('2026-06-15T12:00:00Z', false);
});
afterAll(() => instance?.close());

it('gives a segment all its batches, however many processes claim them at once, and no batch to two segments', async () => {
  const { db } = instance.deps;
  for (let round = 0; round < 40; round++) {
    const batches = Array.from({ length: 5 }, (_, index) => `round-${round}-${index}`);
    const claims = await Promise.all(Array.from({ length: 4 }, () => claimBatches(db, `segment-${round}`, batches)));
    for (const own of claims) expect([...own].sort()).toEqual(batches);
    const other = await Promise.all(
      [batches, [...batches].reverse()].map((keys) => claimBatches(db, `later-${round}`, [...keys, `new-${round}`])),
    );
    for (const own of other) expect([...own]).toEqual([`new-${round}`]);
  }
});
