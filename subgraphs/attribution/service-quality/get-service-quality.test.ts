import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NewEvent } from '#kernel/events/outbox.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { parisDay } from '../../../test/support/brute-force-sales.ts';
import { eventsOf, generateOrders, takenBackOrders } from '../../../test/support/order-events.ts';
import { generateService } from '../../../test/support/service-events.ts';
import { EXECUTIVE, type FactsInstance, openFactsInstance } from '../testing/facts-instance.ts';
import { expectRowsOf, open, openFigures } from '../testing/figure-rows.ts';
import { notingStatements } from '../testing/noted-statements.ts';
import { recomputeCells } from '../testing/recomputed-segment.ts';
import { quantileOf, type Recount, recountService } from '../testing/recomputed-service.ts';
import { post, SERVICE_DESK, ship, type TestTouchpoint } from '../testing/touchpoints.ts';
import { getServiceQuality } from './get-service-quality.ts';

const NOW = '2026-05-21T10:00:00Z';
const orders = generateOrders(500, new Date('2026-03-01T00:00:00Z'), 80);
/** The retailer's own orders and imported ones in turn; every return with the place that took it, some of them none. */
const orderEvents = orders.flatMap(eventsOf).map((event, index): NewEvent => {
  const source = index % 3 === 0 ? 'IMPORT' : 'CHECKOUT';
  const returnLocationId = index % 4 === 0 ? null : `loc_${index % 7}`;
  return { ...event, payload: { ...event.payload, source, returnLocationId } };
});
/** An import that was taken back, with its returns: no figure may know of it. */
const takenBack = takenBackOrders(200, new Date('2026-03-01T00:00:00Z'), 80).map((event, index): NewEvent => {
  return { ...event, payload: { ...event.payload, returnLocationId: `loc_${index % 7}` } };
});
const service = generateService(orders);
/** Customers who turn out to be another. */
const survivors = new Map(Array.from({ length: 12 }, (_, index) => [`cus_${index * 9 + 4}`, `cus_${index * 9}`]));
const personOf = (id: string): string => survivors.get(id) ?? id;
/** All events, with the customers as they are known by now. */
const all = [...orderEvents, ...service.orders, ...service.customers, ...service.loyalty].map((event): NewEvent => {
  const { customerId } = event.payload as { customerId?: string | null };
  return customerId ? { ...event, payload: { ...event.payload, customerId: personOf(customerId) } } : event;
});
/** Minutes before each order somebody looks, signed in or in a browser that is known from another day, half of them at a promise. */
const looks = orders.map(({ placedAt, customerId }, index): TestTouchpoint => {
  const who = customerId ?? `cus_${index % 125}`;
  return {
    id: `look_${index}`,
    occurredAt: new Date(placedAt.getTime() - (index % 4) * 3_600_000).toISOString(),
    channel: 'WEB',
    kind: index % 3 === 0 ? 'PRODUCT_VIEW' : 'PROMISE_SHOWN',
    anonymousId: `browser_${who}`,
    ...(index % 5 === 0 ? {} : { customerId: who }),
  };
});

let instance: FactsInstance;
beforeAll(async () => {
  instance = await openFactsInstance(NOW);
  await instance.publish('orders', [...orderEvents, ...service.orders, ...takenBack]);
  await instance.publish('customers', service.customers);
  await instance.publish('loyalty', service.loyalty);
  await instance.publish(
    'customers',
    [...survivors].map(([alias, survivorId], index) => ({
      type: 'customers.identity-component-changed.v1',
      aggregateId: survivorId,
      aggregateVersion: 1,
      occurredAt: new Date('2026-05-20T00:00:00Z'),
      payload: { survivorId, memberIds: [survivorId, alias], bearers: {}, version: String(index + 1) },
    })),
  );
  expect(await post(instance, { batchId: 'looks', touchpoints: looks }, SERVICE_DESK)).toMatchObject({ status: 202 });
  await ship(instance);
  await instance.settle();
});
afterAll(() => instance?.close());

const PERIOD = { from: '2026-03-20', before: '2026-05-01' };
const { figures, opened, answerTimes } = recountService(all, orders, PERIOD, NOW);

interface Card {
  readonly value: string | null;
  readonly n: number;
  readonly low: string | null;
  readonly high: string | null;
  readonly caveat: string | null;
}

const QUERY = `query ($input: ReportInput!) { serviceQuality(input: $input) {
  frame { from before currencyCode } conversations { channel { code } opened figures { metric { key } value n } }
  promiseShown { value n } noPromiseShown { value n }
  cards { metric { key benchmark } value previous n low high caveat } } }`;

async function cards(input: object = PERIOD): Promise<(key: string) => Card> {
  const { data, errors } = await instance.execute(QUERY, { input });
  expect(errors?.map(({ message }) => message) ?? []).toEqual([]);
  const report = (data as { serviceQuality: { cards: Array<Card & { metric: { key: string } }> } }).serviceQuality;
  return (key) => report.cards.find(({ metric }) => metric.key === key) ?? expect.fail(key);
}

/** A recount as the report writes it. */
const written = ({ value, n }: Recount, digits = 4) => ({ value: value === null ? null : value.toFixed(digits), n });

describe('service quality equals a recount of the events themselves', () => {
  it('K20: promises kept on time, of those that are due or done', async () => {
    const whole = { from: '2026-03-01', before: '2026-05-22' };
    const { figures: due } = recountService(all, orders, whole, NOW);
    const card = await cards(whole);
    expect(card('promise_kept_rate')).toMatchObject(written(due.promise_kept_rate));
    expect(card('pickup_promise_kept_rate')).toMatchObject(written(due.pickup_promise_kept_rate));
    expect(card('day_promise_kept_rate')).toMatchObject(written(due.day_promise_kept_rate));
    expect(card('same_day_promise_kept_rate')).toMatchObject(written(due.same_day_promise_kept_rate));
  });

  it('K17: orders sold in a store that another place fulfills', async () => {
    const card = await cards();
    expect(figures.saved_sales.value).toBeGreaterThan(3);
    expect(card('saved_sales')).toMatchObject(written(figures.saved_sales, 0));
    expect(card('saved_sales_value')).toMatchObject(written(figures.saved_sales_value, 2));
  });

  it('K18: online returns taken in a store, and returns that were exchanged', async () => {
    const card = await cards();
    expect(figures.return_in_store_share.value).toBeGreaterThan(0);
    expect(card('return_in_store_share')).toMatchObject(written(figures.return_in_store_share));
    expect(card('exchange_share')).toMatchObject(written(figures.exchange_share));
  });

  it('K19: points of 95 % of orders on the balance within this time, imported history out; gift cards across channels', async () => {
    const card = await cards();
    expect(card('points_latency')).toMatchObject(written(figures.points_latency, 0));
    expect(card('gift_card_cross_use')).toMatchObject(written(figures.gift_card_cross_use));
  });

  it('K21: first response and resolution, all together and by channel', async () => {
    const card = await cards();
    const answers = answerTimes();
    expect(card('first_response_time')).toMatchObject(written(figures.first_response_time, 0));
    expect(card('resolution_rate')).toMatchObject(written(figures.resolution_rate));
    expect(card('resolution_time')).toMatchObject(written(figures.resolution_time, 0));
    const sorted = [...answers].sort((a, b) => a - b);
    const reach = 1.96 * Math.sqrt(sorted.length / 4);
    const rank = (index: number) => String(Math.round((sorted[index - 1] ?? 0) / 1_000));
    expect(card('first_response_time')).toMatchObject({
      low: rank(Math.floor(sorted.length / 2 - reach)),
      high: rank(Math.ceil(sorted.length / 2 + reach) + 1),
    });
    const { data } = await instance.execute(QUERY, { input: PERIOD });
    const { conversations } = (
      data as {
        serviceQuality: { conversations: Array<{ channel: { code: string }; opened: number; figures: Card[] }> };
      }
    ).serviceQuality;
    expect(conversations).toHaveLength(4);
    for (const row of conversations) {
      const own = opened.filter(({ channel }) => channel === row.channel.code);
      expect(row.opened).toBe(own.length);
      expect(row.figures[0]).toMatchObject(written(quantileOf(answerTimes(own), 0.5), 0));
    }
  });

  it('K13: interactions before which the same employee had not read what is known, beside 74 %', async () => {
    const card = await cards();
    expect(figures.repeated_context_rate.value).toBeLessThan(1);
    expect(card('repeated_context_rate')).toMatchObject(written(figures.repeated_context_rate));
    expect(card('repeated_context_rate')).toMatchObject({ metric: { benchmark: expect.stringContaining('74 %') } });
  });

  it('K14: outcomes recorded of goods tried on, beside 1 %', async () => {
    const card = await cards();
    expect(card('fitting_room_capture_rate')).toMatchObject(written(figures.fitting_room_capture_rate));
    expect(card('fitting_room_capture_rate')).toMatchObject({ metric: { benchmark: expect.stringContaining('1 %') } });
  });

  it('compares with the period before, and reads one channel alone', async () => {
    const before = await cards({ from: '2026-03-20', before: '2026-03-30', compare: 'PREVIOUS_PERIOD' });
    const previous = await cards({ from: '2026-03-10', before: '2026-03-20' });
    expect(before('exchange_share')).toMatchObject({ previous: previous('exchange_share').value });
    const manager = await cards({ ...PERIOD, sellingLocationIds: ['loc_0198d7c2-6c1e-7a3b-9f53-0c9b8c6f2d11'] });
    expect(manager('saved_sales')).toMatchObject({ value: '0', n: 0 });
  });
});

describe('service quality of a segment', () => {
  const SEGMENT = {
    ...PERIOD,
    currencyCode: 'EUR',
    segments: ['LOYAL', 'CHAMPIONS'],
    rfmCells: [{ recency: 1, frequencyAndValue: 1 }],
  };
  const CELLS = ['5 4', '4 4', '3 4', '3 5', '5 5', '4 5', '1 1'];
  const cells = recomputeCells(orders, PERIOD.before, personOf);
  const isMember = (id: string | null | undefined) => id != null && CELLS.includes(cells.get(personOf(id)) ?? '');
  const theirs = all.filter(({ payload }) => !('customerId' in payload) || isMember(payload['customerId'] as string));
  const theirOrders = orders.filter(({ customerId }) => isMember(customerId));

  it('is that of its customers alone, in every figure that is of customers (K13, K14, K17, K18, K19, K20, K21)', async () => {
    const { figures: own } = recountService(theirs, theirOrders, PERIOD, NOW);
    const card = await cards(SEGMENT);
    const whole = await cards();
    const digits: Readonly<Record<string, number>> = { saved_sales: 0, saved_sales_value: 2 };
    for (const [key, recount] of Object.entries(own)) {
      expect(recount.n, key).toBeGreaterThan(0);
      const isTime = key.endsWith('_time') || key === 'points_latency';
      expect(card(key), key).toMatchObject(written(recount, isTime ? 0 : (digits[key] ?? 4)));
      expect(card(key).n, key).toBeLessThan(whole(key).n);
    }
  });

  it('holds days on which its customers were shown a promise against their others (X16)', async () => {
    const days = new Map<string, { who: string; isShown: boolean }>();
    for (const { customerId, anonymousId = '', occurredAt, kind } of looks) {
      const who = personOf(customerId ?? anonymousId.slice('browser_'.length));
      const day = `${who} ${parisDay(new Date(occurredAt))}`;
      days.set(day, { who, isShown: kind === 'PROMISE_SHOWN' || days.get(day)?.isShown === true });
    }
    const bought = new Set(
      orders
        .filter(
          ({ storeId, currency, canceledAt, customerId }) =>
            !storeId && currency === 'EUR' && !canceledAt && customerId,
        )
        .map(({ customerId, placedAt }) => `${personOf(customerId ?? '')} ${parisDay(placedAt)}`),
    );
    const inPeriod = (day: string) => day.slice(-10) >= PERIOD.from && day.slice(-10) < PERIOD.before;
    const shareOf = (isShown: boolean) => {
      const own = [...days].filter(([day, one]) => inPeriod(day) && isMember(one.who) && one.isShown === isShown);
      return written({ value: own.filter(([day]) => bought.has(day)).length / own.length, n: own.length });
    };
    const { data } = await instance.execute(QUERY, { input: SEGMENT });
    const { promiseShown, noPromiseShown } = (data as { serviceQuality: Record<string, Card[]> }).serviceQuality;
    expect(shareOf(true).n).toBeGreaterThan(20);
    expect([promiseShown?.[0], noPromiseShown?.[0]]).toEqual([shareOf(true), shareOf(false)]);
  });

  it('says of days of stores that they are of no customer', async () => {
    const card = await cards(SEGMENT);
    for (const key of ['multichannel_return', 'cross_channel_return', 'omnichannel_return'])
      expect(card(key)).toMatchObject({
        value: null,
        n: 0,
        caveat: expect.stringContaining('Not measured by customer'),
      });
  });

  it('opens rows that sum to its figures and are of these customers', async () => {
    const opened = await openFigures(instance, SEGMENT, undefined, ['serviceQuality']);
    const buyers = new Map(orders.map(({ orderId, customerId }) => [orderId, customerId]));
    const ofNobody = ['multichannel_return', 'cross_channel_return', 'omnichannel_return'];
    expect(opened.map(({ metric }) => metric.key)).not.toEqual(expect.arrayContaining(ofNobody));
    for (const figure of new Map(opened.map((one) => [one.metric.key, one])).values()) {
      await expectRowsOf(instance, figure);
      const { rows } = await open(instance, figure.drill ?? '');
      expect(rows.nodes.length, figure.metric.key).toBeGreaterThan(0);
      expect(
        rows.nodes.every(({ customer, order }) => isMember(customer?.id ?? buyers.get(order?.id ?? ''))),
        figure.metric.key,
      ).toBe(true);
    }
  });

  it('costs a statement for its customers, and nothing where it is not asked for', async () => {
    const statementsFor = async (input: object) => {
      const { deps, statements } = notingStatements(instance);
      await getServiceQuality(deps, { actor: EXECUTIVE } as RequestContext, {
        ...PERIOD,
        currencyCode: 'EUR',
        timeZone: 'Asia/Tokyo',
        compare: 'PREVIOUS_PERIOD',
        ...input,
      });
      return statements;
    };
    // The currencies of the period are read once.
    await statementsFor({ compare: 'NONE' });
    const whole = await statementsFor({});
    const narrowed = await statementsFor({ segment: { groups: ['LOYAL'], cells: [] } });
    const findCustomers = (statement: string) => statement.includes('rank() OVER');
    expect(whole.filter(findCustomers)).toEqual([]);
    expect(narrowed.filter(findCustomers)).toHaveLength(1);
    // A table of the customers is made and dropped; the days of stores of either side are not read.
    expect(narrowed).toHaveLength(whole.length);
  });
});
