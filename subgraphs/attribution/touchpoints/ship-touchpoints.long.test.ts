import { afterAll, beforeAll, expect, it } from 'vitest';
import { type FactsInstance, openFactsInstance } from '../testing/facts-instance.ts';
import { fillDisk } from '../testing/full-disk.ts';
import { tearLog } from '../testing/torn-log.ts';

let instance: FactsInstance;

beforeAll(async () => {
  instance = await openFactsInstance('2026-06-15T12:00:00Z', false);
});
afterAll(() => instance?.close());

it('takes a batch in whole and once, wherever the disk was full or the process died while it was written', async () => {
  await tearLog(instance, 1);
});

it('takes in what was refused when it is sent again, whole and once, at whichever kilobyte the disk was full', async ({
  skip,
}) => {
  const seen = new Set<number>();
  for (let roomKb = 12; roomKb <= 252; roomKb += 8) {
    const statuses = await fillDisk(instance, `full${String(roomKb).padStart(3, '0')}`, roomKb);
    if (statuses === undefined) return skip('this account may mount no small file system; every tear is tried above');
    for (const status of statuses) seen.add(status);
  }
  expect(seen).toEqual(new Set([202, 503]));
});
