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
  // Every byte is torn in model/batch-frame.test.ts, and on the whole way in the long test.
  await tearLog(instance, 37);
});

it('takes in what was refused on a full disk when it is sent again, whole and once', async ({ skip }) => {
  const statuses = await fillDisk(instance, 'full', 124);
  if (statuses === undefined) return skip('this account may mount no small file system; every tear is tried above');
  expect(statuses).toEqual(new Set([202, 503]));
});
