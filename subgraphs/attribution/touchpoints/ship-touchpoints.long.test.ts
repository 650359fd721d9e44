import { afterAll, beforeAll, it } from 'vitest';
import { type FactsInstance, openFactsInstance } from '../testing/facts-instance.ts';
import { tearLog } from '../testing/torn-log.ts';

let instance: FactsInstance;

beforeAll(async () => {
  instance = await openFactsInstance('2026-06-15T12:00:00Z', false);
});
afterAll(() => instance?.close());

it('takes a batch in whole and once, wherever the disk was full or the process died while it was written', async () => {
  await tearLog(instance, 1);
});
