import { afterAll, beforeAll, expect, it } from 'vitest';
import { createServiceContext } from '#kernel/request/context.ts';
import { eventsOf, generateOrders } from '../../../test/support/order-events.ts';
import { EXECUTIVE, type FactsInstance, openFactsInstance } from '../testing/facts-instance.ts';
import { recordArrival } from './record-arrival.ts';

let instance: FactsInstance;

beforeAll(async () => {
  instance = await openFactsInstance('2026-06-15T12:00:00Z');
  await instance.publish('orders', generateOrders(100, new Date('2026-02-01T00:00:00Z'), 90).flatMap(eventsOf));
  await instance.settle();
});
afterAll(() => instance?.close());

const HISTORY = {
  startsOn: '2024-06-16',
  wholeFrom: '2026-03-01',
  arrivedOrders: 40,
  expectedOrders: 100,
  expectedAt: '2026-06-15T12:04:00.000Z',
};
const record = (history: unknown) => recordArrival(instance.deps, createServiceContext('test'), history);

const PAGE = `query ($input: ReportInput!) {
  arrivingHistory { startsOn wholeFrom arrivedOrders expectedOrders expectedAt }
  report(input: $input, metrics: ["orders", "net_sales"]) { wholeFrom compareFrom totals { values { previous } } }
  share: report(input: $input, metrics: ["multi_channel_share"]) { totals { values { value previous } } }
}`;
async function read(input: { from: string; before: string }) {
  const asked = { ...input, compare: 'PREVIOUS_PERIOD' };
  const answer = await instance.execute(PAGE, { input: asked }, EXECUTIVE);
  expect(answer.errors).toBeUndefined();
  return answer.data as {
    arrivingHistory: typeof HISTORY | null;
    report: {
      wholeFrom: string | null;
      compareFrom: string | null;
      totals: { values: Array<{ previous: string | null }> };
    };
    share: { totals: { values: [{ value: string | null; previous: string | null }] } };
  };
}

it('says which days are whole, and compares with no others', async () => {
  await record(HISTORY);
  const { arrivingHistory, report, share } = await read({ from: '2026-03-10', before: '2026-04-01' });
  expect(arrivingHistory).toEqual(HISTORY);
  expect([report.wholeFrom, report.compareFrom]).toEqual(['2026-03-01', null]);
  expect(report.totals.values).toEqual([{ previous: null }, { previous: null }]);
  expect(share.totals.values).toEqual([{ value: null, previous: null }]);
  const later = await read({ from: '2026-03-20', before: '2026-04-01' });
  expect(later.report.compareFrom).toBe('2026-03-08');
});

it('says and leaves out nothing once the history is whole', async () => {
  await record(HISTORY);
  await record({ ...HISTORY, wholeFrom: '2026-02-01', arrivedOrders: 90, expectedAt: null });
  await record(null);
  const { arrivingHistory, report, share } = await read({ from: '2026-03-10', before: '2026-04-01' });
  expect([arrivingHistory, report.wholeFrom]).toEqual([null, null]);
  expect(report.compareFrom).toBe('2026-02-16');
  expect(share.totals.values[0].value).not.toBeNull();
});

it('refuses what is no progress', async () => {
  await expect(record({ ...HISTORY, wholeFrom: 'yesterday' })).rejects.toThrow();
  await expect(record({ ...HISTORY, arrivedOrders: -1 })).rejects.toThrow();
});
