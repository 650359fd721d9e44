import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#kernel/request/actor.ts';
import { staffActor } from '../../../../test/support/actors.ts';
import { eventsOf, generateOrders } from '../../../../test/support/order-events.ts';
import { randomStory, storyEvents } from '../../../../test/support/random-story.ts';
import { type FactsInstance, openFactsInstance } from '../../testing/facts-instance.ts';
import type { Moment } from '../../testing/plain-sessions.ts';
import { recomputeCells } from '../../testing/recomputed-segment.ts';
import { recomputeSessions } from '../../testing/recomputed-visits.ts';
import { post, SERVICE_DESK, ship } from '../../testing/touchpoints.ts';

const NOW = '2026-06-15T12:00:00Z';
const SPAN = { from: '2026-04-10', before: '2026-06-08' };
const INPUT = { ...SPAN, currencyCode: 'EUR', compare: 'PREVIOUS_PERIOD' };
/** A group, and a cell of another. */
const SEGMENT = { segments: ['LOYAL', 'CHAMPIONS'], rfmCells: [{ recency: 1, frequencyAndValue: 1 }] };
const CELLS = ['5 4', '4 4', '3 4', '3 5', '5 5', '4 5', '1 1'];

const whole = randomStory(7, new Date('2025-05-01T00:00:00Z'), 400);
const personOf = (id: string) => whole.survivors.get(id) ?? id;
const cells = recomputeCells(whole.orders, SPAN.before, personOf);
const isMember = (id: string | null | undefined) => id != null && CELLS.includes(cells.get(personOf(id)) ?? '');

/** Of each browser the one person that it is of. */
function ownersOf(): Map<string, string> {
  const owners = new Map<string, Set<string>>();
  for (const { anonymousId, customerId } of [...whole.touches, ...whole.orders]) {
    if (anonymousId && customerId)
      owners.set(anonymousId, (owners.get(anonymousId) ?? new Set()).add(personOf(customerId)));
  }
  return new Map(
    [...owners].flatMap(([browser, people]) => (people.size === 1 ? [[browser, [...people][0] ?? '']] : [])),
  );
}
const owners = ownersOf();

/** What those of the segment alone did, each under the one id that they have now. */
const theirs: typeof whole = {
  ...whole,
  orders: whole.orders
    .filter(({ customerId }) => isMember(customerId))
    .map((order) => ({ ...order, customerId: personOf(order.customerId ?? ''), anonymousId: null })),
  touches: whole.touches.flatMap(({ anonymousId, customerId, ...touch }) => {
    const person = customerId ? personOf(customerId) : owners.get(anonymousId ?? '');
    return person !== undefined && isMember(person) ? [{ ...touch, customerId: person }] : [];
  }),
  merged: [],
};

async function openStory(story: typeof whole): Promise<FactsInstance> {
  const instance = await openFactsInstance(NOW);
  for (let at = 0; at < story.touches.length; at += 2_000) {
    const batch = { batchId: `story-${at}`, touchpoints: story.touches.slice(at, at + 2_000) };
    expect(await post(instance, batch, SERVICE_DESK)).toMatchObject({ status: 202 });
  }
  await ship(instance);
  await instance.publish('orders', storyEvents(story, 1));
  await instance.publish(
    'customers',
    story.merged.map(([survivorId = '', alias = ''], index) => ({
      type: 'customers.identity-component-changed.v1',
      aggregateId: survivorId,
      aggregateVersion: 1,
      occurredAt: new Date('2026-06-14T00:00:00Z'),
      payload: { survivorId, memberIds: [survivorId, alias], bearers: {}, version: String(index + 1) },
    })),
  );
  await instance.settle();
  return instance;
}

const F = 'fragment F on MetricValue { metric { key } value previous n numerator denominator low high }';
const PAIR = 'omni { ...F } mono { ...F } uplift { ...F }';
const REPORTS: Readonly<Record<string, string>> = {
  report: `query Q($input: ReportInput!) { answer: report(input: $input, dimensions: [CHANNEL],
    metrics: ["net_sales", "orders", "units", "returns", "buyers", "returning_customer_rate", "new_customer_sales"]) {
    rows { keys { value } values { ...F } } totals { values { ...F } } } } ${F}`,
  crossChannelReport: `query Q($input: ReportInput!) { answer: crossChannelReport(input: $input, withinDays: 7) {
    cards { ...F } matrix { rows { touchedCode people cells { boughtCode share { ...F } } } }
    retention { ${PAIR} } storeOrderValue { ${PAIR} } onlineOrderValue { ${PAIR} } repeatVisits { ${PAIR} }
    flow { nodes { key orders } } } } ${F}`,
  attributionReport: `query Q($input: ReportInput!) { answer: attributionReport(input: $input, model: LINEAR, compareModel: MARKOV_1,
    windowDays: 30, by: CHANNEL, first: 30) { rows { code credit { netSales { amount } orders } compared { orders } } total { orders } } }`,
  spendReport: `query Q($input: ReportInput!) { answer: spendReport(input: $input) {
    newCustomers retainedCustomers rows { code netSales { amount } newCustomers } } }`,
  productPairs: `query Q($input: ReportInput!) { answer: productPairs(input: $input, first: 100) {
    product { id } otherProduct { id } orderCount pairCount } }`,
};

const NAMES = Object.keys(REPORTS);

async function ask(shop: FactsInstance, document: string, input: object, actor?: Actor): Promise<unknown> {
  const { data, errors } = await shop.execute(document, { input }, actor);
  expect(errors?.map(({ message }) => message) ?? []).toEqual([]);
  return (data as unknown as { answer: unknown }).answer;
}

const codesOf = async (shop: FactsInstance, document: string, input: object, actor?: Actor) =>
  (await shop.execute(document, { input }, actor)).errors?.map(({ extensions }) => extensions?.['code']);

describe('a report that is narrowed to a segment', () => {
  let shop: FactsInstance;
  let alone: FactsInstance;
  beforeAll(async () => {
    [shop, alone] = await Promise.all([openStory(whole), openStory(theirs)]);
  });
  afterAll(() => Promise.all([shop?.close(), alone?.close()]));

  it.each(NAMES)(
    'has the figures of a shop where these customers alone came and bought: %s (K2, K3, K4, K5, K6, K9, K10, K11, K15)',
    async (name) => {
      const document = REPORTS[name] ?? '';
      const narrowed = await ask(shop, document, { ...INPUT, ...SEGMENT });
      expect(narrowed).toEqual(await ask(alone, document, INPUT));
      expect(narrowed).not.toEqual(await ask(shop, document, INPUT));
    },
  );

  it('opens rows of these customers alone', async () => {
    const document = `query Q($input: ReportInput!) { answer: crossChannelReport(input: $input, withinDays: 7) { cards { n drill } } }`;
    const { cards } = (await ask(shop, document, { ...INPUT, ...SEGMENT })) as {
      cards: Array<{ n: number; drill: string }>;
    };
    const [card] = cards;
    const { data } = await shop.execute(
      'query R($drill: String!) { figureRows(drill: $drill) { sums { count } rows(first: 100) { nodes { customer { id } } } } }',
      { drill: card?.drill ?? '' },
    );
    const { figureRows } = data as unknown as {
      figureRows: { sums: { count: number }; rows: { nodes: Array<{ customer: { id: string } }> } };
    };
    expect(figureRows.sums.count).toBe(card?.n);
    expect(figureRows.rows.nodes.every(({ customer }) => isMember(customer.id))).toBe(true);
    const lines = await ask(
      shop,
      `query Q($input: ReportInput!) { answer: report(input: $input, metrics: ["orders"]) { totals { drill } } }`,
      { ...INPUT, ...SEGMENT },
    );
    const { drill } = (lines as { totals: { drill: string } }).totals;
    const behind = await shop.execute(
      'query L($drill: String!) { reportRows(drill: $drill, first: 100) { nodes { order { id } } } }',
      { drill },
    );
    const { nodes } = (behind.data as unknown as { reportRows: { nodes: Array<{ order: { id: string } }> } })
      .reportRows;
    const buyers = new Map(
      storyEvents(whole, 1).flatMap(({ aggregateId, payload }) =>
        'customerId' in payload ? [[aggregateId, String(payload['customerId'])]] : [],
      ),
    );
    expect(nodes.length).toBeGreaterThan(50);
    expect(nodes.every(({ order }) => isMember(buyers.get(order.id)))).toBe(true);
  });

  it('refuses cells that the grid has not, and figures that are not of customers', async () => {
    const { report = '' } = REPORTS;
    const far = { ...INPUT, rfmCells: [{ recency: 6, frequencyAndValue: 0 }] };
    expect(await codesOf(shop, report, far)).toEqual(['VALIDATION']);
    for (const field of ['stockHealthReport', 'storesReport', 'commissionReport', 'currencyConversions']) {
      const document = `query Q($input: ReportInput!) { answer: ${field}(input: $input) { __typename } }`;
      expect(await codesOf(shop, document, { ...INPUT, ...SEGMENT }), field).toEqual(['VALIDATION']);
    }
  });

  it('knows of customers what they bought in the stores that its reader is bound to', async () => {
    const manager = staffActor(['STORE_MANAGER'], ['loc_1']);
    const { report = '' } = REPORTS;
    const own = whole.orders.filter(({ storeId }) => storeId === 'loc_1');
    const bound = recomputeCells(own, SPAN.before, personOf);
    const inSegment = new Set([...bound].filter(([, cell]) => CELLS.includes(cell)).map(([person]) => person));
    const orders = own.filter(
      ({ customerId, currency }) => currency === 'EUR' && customerId !== null && inSegment.has(personOf(customerId)),
    );
    const answer = (await ask(shop, report, { ...INPUT, ...SEGMENT, compare: 'NONE' }, manager)) as {
      totals: { values: Array<{ value: string }> };
    };
    const day = (at: Date) => at.toLocaleDateString('sv-SE', { timeZone: 'Europe/Paris' });
    const within = (at: Date | null) => at !== null && day(at) >= SPAN.from && day(at) < SPAN.before;
    const placed = orders.filter(({ placedAt }) => within(placedAt)).length;
    const canceled = orders.filter(({ canceledAt }) => within(canceledAt)).length;
    expect(answer.totals.values[1]?.value).toBe(String(placed - canceled));
  });
});

describe('sessions that are narrowed to a segment', () => {
  let shop: FactsInstance;
  afterAll(() => shop?.close());

  it('are those of its customers, signed in or by a browser that is theirs alone (K12)', async () => {
    const orders = generateOrders(300, new Date('2026-04-01T00:00:00Z'), 60, 11).map((order, index) => ({
      ...order,
      customerId: `cus_${(index * index) % 60}`,
    }));
    const moments = Array.from({ length: 600 }, (_, index): Moment => {
      const customer = index % 60;
      const at = Date.parse('2026-05-01T06:00:00Z') + index * 3_000_000;
      return {
        id: `m_${index}`,
        occurredAt: new Date(at).toISOString(),
        channel: 'WEB',
        kind: index % 3 === 0 ? 'OUT_OF_STOCK' : 'PAGE_VIEW',
        anonymousId: `browser_${customer}`,
        // Most visits are of a browser that is known from another of them.
        ...(index < 60 ? { customerId: `cus_${customer}` } : {}),
        consent: true,
      };
    });
    shop = await openFactsInstance(NOW);
    expect(await post(shop, { batchId: 'moments', touchpoints: moments }, SERVICE_DESK)).toMatchObject({ status: 202 });
    await ship(shop);
    await shop.publish('orders', orders.flatMap(eventsOf));
    await shop.settle();
    const byPerson = recomputeCells(orders, SPAN.before, (id) => id);
    const isOne = (id: string | null) => CELLS.includes(byPerson.get(id ?? '') ?? '');
    const expected = recomputeSessions(
      moments.filter(({ anonymousId }) => isOne(`cus_${anonymousId?.slice(8)}`)),
      orders.filter(({ customerId }) => isOne(customerId)),
      SPAN,
      (id) => id,
    );
    const document = `query Q($input: ReportInput!) { answer: sessionsReport(input: $input) { totals { figures { metric { key } value } } } }`;
    const { totals } = (await ask(shop, document, { ...INPUT, ...SEGMENT })) as {
      totals: { figures: Array<{ metric: { key: string }; value: string | null }> };
    };
    expect(expected.sessions).toBeGreaterThan(20);
    for (const key of ['sessions', 'availability_disappointment', 'conversion_rate'] as const) {
      const value = totals.figures.find(({ metric }) => metric.key === key)?.value;
      expect(Number(value), key).toBeCloseTo(Number(expected[key]), 3);
    }
  });
});
