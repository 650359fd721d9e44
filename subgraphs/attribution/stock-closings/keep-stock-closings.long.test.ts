import { afterAll, beforeAll } from 'vitest';
import { type FactsInstance, openFactsInstance } from '../testing/facts-instance.ts';
import { compareStock } from '../testing/stock-in-any-order.ts';

let instance: FactsInstance;
beforeAll(async () => {
  instance = await openFactsInstance('2026-03-10T12:00:00Z');
});
afterAll(() => instance?.close());

compareStock(
  [
    [101, 'Europe/Paris'],
    [102, 'America/Los_Angeles'],
    [104, 'America/Santiago'],
    [105, 'Pacific/Kiritimati'],
  ],
  () => instance,
);
