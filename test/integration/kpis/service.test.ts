import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NewEvent } from '#kernel/events/outbox.ts';
import { newId } from '#kernel/values/ids.ts';
import type { Domain } from '../../../subgraphs/shared/domains.ts';
import { historyOrder, historyReturn, openRetailer, type Retailer } from '../../support/retailer.ts';

interface Figure {
  readonly metric: { readonly key: string; readonly benchmark: string | null };
  readonly value: string | null;
  readonly n: number;
  readonly low: string | null;
  readonly high: string | null;
}
interface Report {
  readonly cards: readonly Figure[];
  readonly conversations: ReadonlyArray<{ opened: number; figures: Figure[] }>;
}
const FIGURE = 'metric { key benchmark } value n low high';
const REPORT = `query ($input: ReportInput!) { serviceQuality(input: $input) { cards { ${FIGURE} }
  conversations { opened figures { ${FIGURE} } } } }`;

let retailer: Retailer;
let [paris, lyon] = ['', ''];
beforeAll(async () => {
  retailer = await openRetailer();
  paris = await retailer.openStore('PAR');
  lyon = await retailer.openStore('LYO');
});
afterAll(() => retailer?.close());

/** The figures of a month, in which each test has its own. */
async function report(month: string, narrowed: object = {}): Promise<Report & { card(key: string): Figure }> {
  await retailer.settle();
  const from = `${month}-01`;
  const before = new Date(Date.parse(from) + 32 * 86_400_000).toISOString().slice(0, 8);
  const input = { from, before: `${before}01`, currencyCode: 'EUR', ...narrowed };
  const { serviceQuality } = await retailer.read<{ serviceQuality: Report }>(REPORT, { input });
  const card = (key: string) => serviceQuality.cards.find(({ metric }) => metric.key === key) ?? expect.fail(key);
  return { ...serviceQuality, card };
}

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
const hundred = <T>(make: (index: number) => T): T[] => Array.from({ length: 100 }, (_, index) => make(index));
/** An event of docs/events.md. */
function said(domain: Domain, type: string, at: number, payload: object): NewEvent {
  const occurredAt = new Date(at);
  return {
    type: `${domain}.${type}.v1`,
    aggregateId: 'test',
    aggregateVersion: 0,
    occurredAt,
    payload: { ...payload },
  };
}
const iso = (at: number) => new Date(at).toISOString();

describe('promises', () => {
  const noon = Date.parse('2024-01-10T11:00:00Z');
  const order = (promise: string, index: number, late: number): NewEvent[] => {
    const [hours, step] = promise === 'PICKUP_1H' ? [1, 'READY'] : promise === 'DELIVERY_24H' ? [24, ''] : [6, ''];
    const fulfillmentOrderId = `ful_${promise}_${index}`;
    const about = { fulfillmentOrderId, orderId: `ord_${promise}_${index}`, locationId: paris };
    const due = noon + hours * HOUR;
    const promised = { ...about, promise, channel: 'WEB', customerId: null, promisedBy: iso(due), madeAt: iso(noon) };
    const kept =
      step === ''
        ? said('orders', 'fulfillment-order-delivered', due + late, { ...about, deliveredAt: iso(due + late) })
        : said('orders', 'fulfillment-order-changed', due + late, {
            ...{ ...about, status: step, deliveryMethod: 'PICKUP', changedAt: iso(due + late) },
          });
    return [said('orders', 'promise-made', noon, promised), kept];
  };
  it('K20: is kept at the very last moment of one hour, of 24 hours or of the day, and broken a second later', async () => {
    const broken = { PICKUP_1H: 10, DELIVERY_24H: 5, DELIVERY_SAME_DAY: 20 };
    const events = Object.entries(broken).flatMap(([promise, late]) =>
      hundred((index) => order(promise, index, index < late ? SECOND : 0)),
    );
    await retailer.emit('orders', events.flat());
    const { card } = await report('2024-01');
    expect(card('pickup_promise_kept_rate')).toMatchObject({ value: '0.9000', n: 100 });
    expect(card('day_promise_kept_rate')).toMatchObject({ value: '0.9500', n: 100 });
    expect(card('same_day_promise_kept_rate')).toMatchObject({ value: '0.8000', n: 100 });
    // Wilson, 1927: 265 of 300.
    expect(card('promise_kept_rate')).toMatchObject({ value: '0.8833', n: 300, low: '0.8421', high: '0.9149' });
  });
});

describe('conversations', () => {
  it('K21: first response and resolution of each of thirteen channels', async () => {
    const opened = Date.parse('2024-02-10T11:00:00Z');
    const codes = Array.from({ length: 13 }, (_, index) => `TALK_${index + 1}`);
    await retailer.emit(
      'customers',
      codes.flatMap((channel, index) => {
        const talk = { conversationId: `cnv_${channel}`, channel, customerId: null, locationId: null };
        const [answered, resolved] = [opened + (index + 1) * 60 * SECOND, opened + (index + 1) * HOUR];
        const answer = { ...talk, staffId: null, answeredAt: iso(answered) };
        return [
          said('customers', 'conversation-opened', opened, { ...talk, openedAt: iso(opened) }),
          said('customers', 'conversation-answered', answered, answer),
          said('customers', 'conversation-answered', answered, { ...answer, answeredAt: iso(answered + HOUR) }),
          ...(index < 10
            ? [
                said('customers', 'conversation-resolved', resolved, {
                  ...talk,
                  staffId: null,
                  resolvedAt: iso(resolved),
                }),
              ]
            : []),
        ];
      }),
    );
    const { card, conversations } = await report('2024-02');
    expect(card('first_response_time')).toMatchObject({ value: '420', n: 13 });
    expect(card('resolution_rate')).toMatchObject({ value: '0.7692', n: 13 });
    expect(card('resolution_time')).toMatchObject({ value: '18000', n: 10 });
    expect(conversations).toHaveLength(13);
    const times = conversations.map(({ figures }) => Number(figures[0]?.value));
    expect(times.sort((a, b) => a - b)).toEqual(codes.map((_, index) => (index + 1) * 60));
  });
});

describe('what is known of a customer', () => {
  it('K13: 74 of 100 interactions began without the handoff read', async () => {
    const at = Date.parse('2024-03-10T11:00:00Z');
    const customer = await retailer.meetCustomers(hundred((index) => `k13-${index}`));
    const events = hundred((index) => {
      const who = { customerId: customer(`k13-${index}`), staffId: 'stf_anna', locationId: paris };
      const read = said('customers', 'handoff-read', at, {
        ...who,
        readAt: iso(at - (index === 0 ? 24 * HOUR - 1 : 0)),
      });
      const talk = { ...who, interactionId: `int_${index}`, kind: 'ADVICE', variantIds: [], occurredAt: iso(at) };
      return [...(index < 26 ? [read] : []), said('customers', 'interaction-recorded', at, talk)];
    });
    await retailer.emit('customers', events.flat());
    const { card } = await report('2024-03');
    expect(card('repeated_context_rate')).toMatchObject({
      value: '0.7400',
      n: 100,
      metric: { benchmark: expect.stringContaining('74 %') },
    });
  });

  it('K14: of 100 goods tried on the outcome of one is recorded', async () => {
    const at = Date.parse('2024-04-10T11:00:00Z');
    const customer = await retailer.meetCustomers(['k14']);
    const events = hundred((index) =>
      said('customers', 'interaction-recorded', at, {
        interactionId: `try_${index}`,
        customerId: customer('k14'),
        staffId: 'stf_anna',
        locationId: paris,
        kind: 'TRY_ON',
        variantIds: ['var_coat'],
        outcomes: index === 0 ? [{ variantId: 'var_coat', outcome: 'KEPT' }] : [],
        occurredAt: iso(at),
      }),
    );
    await retailer.emit('customers', events);
    const { card } = await report('2024-04');
    expect(card('fitting_room_capture_rate')).toMatchObject({
      value: '0.0100',
      n: 100,
      metric: { benchmark: expect.stringContaining('1 %') },
    });
  });
});

describe('sales and returns between places', () => {
  it('K17: three of ten orders of a store leave another place', async () => {
    const at = '2024-05-10T11:00:00Z';
    const sold = { channel: 'STORE', storeId: paris, deliveryMethod: 'PICKUP' };
    await retailer.importOrders(
      Array.from({ length: 10 }, (_, index) =>
        historyOrder(`k17-${index}`, at, 10_000 + index, {
          ...{ ...sold, fulfillment: { locationId: index < 3 ? lyon : paris, changedAt: at } },
        }),
      ),
    );
    const { card } = await report('2024-05');
    expect(card('saved_sales')).toMatchObject({ value: '3', n: 10 });
    expect(card('saved_sales_value')).toMatchObject({ value: '300.03', n: 3 });
  });

  it('K17: of the customers of a segment alone, in which no guest is', async () => {
    const at = '2024-07-10T11:00:00Z';
    const sold = { channel: 'STORE', storeId: paris, deliveryMethod: 'PICKUP' };
    // Four of ten orders are of known customers, two of these leave another place.
    await retailer.importOrders(
      Array.from({ length: 10 }, (_, index) =>
        historyOrder(`k17-segment-${index}`, at, 10_000 + index, {
          ...{ ...sold, customerId: index < 4 ? newId('cus') : null },
          fulfillment: { locationId: index % 2 ? lyon : paris, changedAt: at },
        }),
      ),
    );
    expect((await report('2024-07')).card('saved_sales')).toMatchObject({ value: '5', n: 10 });
    const scores = [1, 2, 3, 4, 5];
    const rfmCells = scores.flatMap((recency) => scores.map((frequencyAndValue) => ({ recency, frequencyAndValue })));
    const { card } = await report('2024-07', { rfmCells });
    expect(card('saved_sales')).toMatchObject({ value: '2', n: 4 });
    expect(card('saved_sales_value')).toMatchObject({ value: '200.04', n: 2 });
  });

  it('K18: four of ten online returns are taken in a store, two of them exchanged', async () => {
    const at = '2024-06-10T11:00:00Z';
    await retailer.importOrders(
      Array.from({ length: 10 }, (_, index) =>
        historyOrder(`k18-${index}`, at, 10_000, {
          returns: [historyReturn(`back-${index}`, '2024-06-20T11:00:00Z', 10_000, index < 4 ? paris : null)],
        }),
      ),
    );
    const { returns } = await retailer.read<{ returns: { nodes: Array<{ id: string; order: { id: string } }> } }>(
      '{ returns(first: 100) { nodes { id order { id } } } }',
    );
    expect(returns.nodes).toHaveLength(10);
    const exchangedAt = '2024-06-20T11:00:00Z';
    const about = { channel: 'WEB', locationId: paris, customerId: null, currency: 'EUR', exchangedAt };
    await retailer.emit(
      'orders',
      returns.nodes
        .slice(0, 2)
        .map(({ id, order }) =>
          said('orders', 'order-exchanged', Date.parse(exchangedAt), { returnId: id, orderId: order.id, ...about }),
        ),
    );
    const { card } = await report('2024-06');
    expect(card('return_in_store_share')).toMatchObject({ value: '0.4000', n: 10 });
    expect(card('exchange_share')).toMatchObject({ value: '0.2000', n: 10 });
  });
});

describe('points and gift cards', () => {
  interface Orders {
    readonly orders: { nodes: Array<{ id: string; number: string }> };
  }
  const idsOf = async (numbers: readonly string[]) => {
    const { orders } = await retailer.read<Orders>('{ orders(first: 100) { nodes { id number } } }');
    return numbers.map((number) => orders.nodes.find((one) => one.number === number)?.id ?? expect.fail(number));
  };

  it('K19: the points of 95 of 100 orders are on the balance within 95 seconds', async () => {
    const at = '2024-07-10T11:00:00Z';
    const customer = await retailer.meetCustomers(['k19']);
    const names = hundred((index) => `k19-${index}`);
    await retailer.importOrders(
      names.map((name) => historyOrder(name, at, 10_000, { customerId: customer('k19'), recordedAs: 'CHECKOUT' })),
    );
    const ids = await idsOf(names);
    await retailer.emit(
      'loyalty',
      ids.map((orderId, index) => {
        const postedAt = iso(Date.parse(at) + (index + 1) * SECOND);
        const earned = { customerId: customer('k19'), kind: 'EARN', orderId, occurredAt: at, postedAt };
        return said('loyalty', 'points-changed', Date.parse(at), earned);
      }),
    );
    const { card } = await report('2024-07');
    expect(card('points_latency')).toMatchObject({
      value: '95',
      n: 100,
      metric: { benchmark: 'at once, instead of 48 h' },
    });
  });

  it('K19: 30 % of what gift cards paid was spent in another channel than the one that sold them', async () => {
    const at = '2024-08-10T11:00:00Z';
    await retailer.importOrders([
      historyOrder('gift-web', at, 7_000),
      historyOrder('gift-store', at, 3_000, { channel: 'STORE', storeId: paris }),
    ]);
    const [web, store] = await idsOf(['gift-web', 'gift-store']);
    const cards = [
      {
        ...{ code: 'GIFTCARD0001', kind: 'EMAIL', currency: 'EUR', amountMinor: '10000', channel: 'WEB' },
        ...{ customerId: null, issuedAt: '2024-08-01T11:00:00Z' },
        redemptions: [
          { orderId: web, amountMinor: '7000', at },
          { orderId: store, amountMinor: '3000', at },
        ],
      },
    ];
    await retailer.port('loyalty', 'mutation ($batch: JSON!) { loyaltyImportGiftCards(batch: $batch) }', {
      batch: { cards },
    });
    const { card } = await report('2024-08');
    expect(card('gift_card_cross_use')).toMatchObject({ value: '0.3000', n: 2 });
  });
});
