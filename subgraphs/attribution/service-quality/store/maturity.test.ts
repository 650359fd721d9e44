import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '#kernel/request/actor.ts';
import { eventsOf, generateOrders } from '../../../../test/support/order-events.ts';
import { EXECUTIVE, type FactsInstance, openFactsInstance } from '../../testing/facts-instance.ts';
import { allRows, expectRowsOf, openFigures } from '../../testing/figure-rows.ts';
import { maturityEvent, recountMaturity } from '../../testing/recomputed-maturity.ts';

const [NOW, TODAY] = ['2026-05-21T10:00:00Z', '2026-05-21'];
const orders = generateOrders(4_000, new Date('2024-04-01T00:00:00Z'), 780, 31);
const entered = (locationId: string, stage: string, enteredAt: string) =>
  maturityEvent('stage-entered', { locationId, stage, enteredAt });
const cost = (costId: string, stage: string, costMinor: string, bookedAt: string, currency = 'EUR') =>
  maturityEvent('cost-booked', { costId, locationId: 'loc_0', stage, costMinor, currency, bookedAt });
const events = [
  entered('loc_0', 'MULTICHANNEL', '2025-06-01T08:00:00Z'),
  // By the time of the shop the day after; said again later, the first one holds.
  entered('loc_0', 'CROSS_CHANNEL', '2025-10-09T22:30:00Z'),
  entered('loc_0', 'CROSS_CHANNEL', '2026-01-09T22:30:00Z'),
  entered('loc_0', 'OMNICHANNEL', '2026-02-01T08:00:00Z'),
  // Longer ago than a year: only the first year of a stage has days before it to be compared with.
  entered('loc_1', 'MULTICHANNEL', '2025-03-01T08:00:00Z'),
  entered('loc_2', 'CROSS_CHANNEL', '2026-03-20T08:00:00Z'),
  // A store that never sold.
  entered('loc_9', 'CROSS_CHANNEL', '2025-10-20T08:00:00Z'),
  // Reached on one day: the later of them holds from its first day.
  entered('loc_3', 'MULTICHANNEL', '2026-03-01T08:00:00Z'),
  entered('loc_3', 'OMNICHANNEL', '2026-03-01T09:00:00Z'),
  cost('a', 'MULTICHANNEL', '600000', '2025-12-31T10:00:00Z'),
  cost('a', 'MULTICHANNEL', '600000', '2025-12-31T10:00:00Z'),
  cost('b', 'MULTICHANNEL', '550000', '2025-07-31T10:00:00Z'),
  cost('c', 'CROSS_CHANNEL', '320000', '2026-01-31T10:00:00Z'),
  cost('d', 'CROSS_CHANNEL', '320000', '2026-01-31T10:00:00Z', 'CHF'),
  cost('e', 'OMNICHANNEL', '210000', '2026-04-30T21:59:59Z'),
  cost('f', 'OMNICHANNEL', '990000', '2026-04-30T22:00:00Z'),
];

let instance: FactsInstance;
beforeAll(async () => {
  instance = await openFactsInstance(NOW);
  await instance.publish('orders', orders.flatMap(eventsOf).reverse());
  await instance.publish('inventory', [...events].reverse());
  await instance.settle();
});
afterAll(() => instance?.close());

interface Card {
  readonly metric: { readonly key: string; readonly benchmark: string | null };
  readonly value: string | null;
  readonly previous: string | null;
  readonly n: number;
  readonly low: string | null;
  readonly high: string | null;
  readonly caveat: string | null;
}
const QUERY = `query ($input: ReportInput!) { serviceQuality(input: $input) {
  cards { metric { key benchmark } value previous n low high caveat } } }`;

async function cards(input: object, actor: Actor = EXECUTIVE): Promise<(key: string) => Card> {
  const { data, errors } = await instance.execute(QUERY, { input: { currencyCode: 'EUR', ...input } }, actor);
  expect(errors?.map(({ message }) => message) ?? []).toEqual([]);
  const { serviceQuality } = data as { serviceQuality: { cards: Card[] } };
  return (key) => serviceQuality.cards.find(({ metric }) => metric.key === key) ?? expect.fail(key);
}

const KEYS = ['multichannel_return', 'cross_channel_return', 'omnichannel_return'] as const;

it.each([
  ['a year that ends in the middle of the stages', { from: '2025-05-01', before: '2026-05-01' }],
  ['a month', { from: '2025-12-01', before: '2026-01-01' }],
  ['days that are not over yet', { from: '2026-01-01', before: '2026-06-30' }],
  ['the whole of it', { from: '2024-04-01', before: '2026-06-30' }],
])('K16: has what plain counting finds, over %s', async (_name, span) => {
  const expected = recountMaturity(events, orders, span, TODAY);
  const card = await cards(span);
  for (const key of KEYS) {
    const { value, n } = expected[key];
    expect([key, card(key).n]).toEqual([key, n]);
    if (value === null) expect([key, card(key).value]).toEqual([key, null]);
    else expect(Math.abs(Number(card(key).value) - value), key).toBeLessThan(0.000051);
  }
});

it('K16: compares with the period before, reads stores apart, and says how sure it is', async () => {
  const span = { from: '2026-03-01', before: '2026-05-01' };
  const before = { from: '2026-01-01', before: '2026-03-01' };
  const expected = recountMaturity(events, orders, span, TODAY);
  const card = await cards({ ...span, compare: 'PREVIOUS_PERIOD' });
  expect(card('omnichannel_return').value).toBe(expected.omnichannel_return.value?.toFixed(4));
  expect(card('omnichannel_return')).toMatchObject({
    metric: { benchmark: expect.stringContaining('+30 to +40 %') },
    caveat: expect.stringContaining('Observed, not caused'),
  });
  expect(Number(card('omnichannel_return').low)).toBeLessThan(Number(card('omnichannel_return').value));
  expect(Number(card('omnichannel_return').high)).toBeGreaterThan(Number(card('omnichannel_return').value));
  const previous = await cards(before);
  expect(card('cross_channel_return').previous).toBe(previous('cross_channel_return').value);
  const alone = await cards({ ...span, sellingLocationIds: ['loc_0198d7c2-6c1e-7a3b-9f53-0c9b8c6f2d11'] });
  expect(alone('omnichannel_return')).toMatchObject({ value: null, n: 0 });
});

it('K16: is made of days of stores and of what was booked, which it opens', async () => {
  const span = { from: '2025-05-01', before: '2026-05-01', currencyCode: 'EUR' };
  const figures = (await openFigures(instance, span)).filter(({ metric }) => KEYS.some((key) => key === metric.key));
  expect(figures.map(({ metric }) => metric.key)).toEqual(KEYS);
  for (const figure of figures) {
    await expectRowsOf(instance, figure);
    const rows = await allRows(instance, figure.drill ?? '');
    expect(rows.filter(({ denominator }) => Number(denominator) === 0)).toHaveLength(figure.n);
  }
});

it('K16: tells the return to those alone who may see costs', async () => {
  const span = { from: '2025-05-01', before: '2026-05-01' };
  const manager: Actor = {
    kind: 'staff',
    staffId: 'stf_manager',
    sessionId: 'session',
    roles: ['STORE_MANAGER'],
    locationIds: [],
  };
  expect((await cards(span))('multichannel_return').value).not.toBeNull();
  expect((await cards(span, manager))('multichannel_return')).toMatchObject({ value: null, low: null });
});
