import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel/values/ids.ts';
import { staffActor } from '../../../../test/support/actors.ts';
import { bruteForce, cents, parisDay } from '../../../../test/support/brute-force-sales.ts';
import { eventsOf, generateOrders, type TestOrder } from '../../../../test/support/order-events.ts';
import { FIGURES } from '../../metrics/model/catalog/sales.ts';
import { type FactsInstance, openFactsInstance, WEB_CHANNEL_ID } from '../../testing/facts-instance.ts';
import { recomputeCells } from '../../testing/recomputed-segment.ts';

let instance: FactsInstance;
const orders = generateOrders(1_200, new Date('2026-02-01T00:00:00Z'), 90);

beforeAll(async () => {
  instance = await openFactsInstance('2026-06-15T12:00:00Z');
  await instance.publish('orders', orders.flatMap(eventsOf));
  await instance.settle();
});
afterAll(() => instance?.close());

/** What the overview of the dashboard asks for, one figure one way: `report` alone. */
const OVERVIEW = `query Overview($input: ReportInput!) {
  report(input: $input, dimensions: [CHANNEL], metrics: ${JSON.stringify(FIGURES)}, includesSeries: true, first: 50) {
    currencyCode currencies compareFrom compareBefore historyFrom
    totals { ...F values { ...Card } }
    rows { ...F drill keys { channel { code } } netSales: value(metric: "net_sales") { series { value } } }
  }
  share: report(input: $input, metrics: ["multi_channel_share"]) { totals { values { ...Card } } }
  topStores: report(input: $input, dimensions: [STORE], metrics: ["net_sales", "orders"], first: 11) {
    rows { keys { value location { id } } orders: value(metric: "orders") { value } } }
}
fragment Card on MetricValue { metric { key label } value previous n series { startsOn value isPartial } previousSeries { value } }
fragment F on ReportRow {
  orders: value(metric: "orders") { value previous } units: value(metric: "units") { value }
  returnedUnits: value(metric: "returned_units") { value } netSales: value(metric: "net_sales") { value previous }
}`;

interface Compared {
  value: string;
  previous: string | null;
}
interface Point {
  startsOn: string;
  value: string;
  isPartial: boolean;
}
interface Figures {
  orders: Compared;
  units: Compared;
  returnedUnits: Compared;
  netSales: Compared;
}
interface Card {
  metric: { key: string; label: string };
  value: string | null;
  previous: string | null;
  n: number;
  series: Point[];
  previousSeries: Point[];
}
interface Page {
  report: {
    currencyCode: string;
    currencies: string[];
    compareFrom: string;
    compareBefore: string;
    historyFrom: string | null;
    totals: Figures & { values: Card[] };
    rows: Array<
      Figures & { drill: string; keys: [{ channel: { code: string } }]; netSales: Compared & { series: Point[] } }
    >;
  };
  share: { totals: { values: [Card] } };
  topStores: { rows: Array<{ keys: [{ value: string; location: { id: string } }]; orders: Compared }> };
}

const read = ({ report, share, topStores }: Page) => {
  const cards = [...report.totals.values, ...share.totals.values];
  const [{ value: multiChannelShare }] = share.totals.values;
  return {
    ...report,
    cards,
    multiChannelShare,
    channels: report.rows.map((row) => ({ ...row, code: row.keys[0].channel.code })),
    topStores: topStores.rows
      .filter(({ keys: [{ value }] }) => value !== '')
      .map(({ keys: [key], orders: sold }) => ({ location: key.location, orders: Number(sold.value) })),
    card: (key: string) => cards.find((card) => card.metric.key === key) ?? expect.fail(`no card ${key}`),
  };
};

async function overview(input: Record<string, unknown>): Promise<ReturnType<typeof read>> {
  const answer = await instance.execute(OVERVIEW, { input });
  expect(answer.errors?.map((e) => e.message) ?? []).toEqual([]);
  return read(answer.data as unknown as Page);
}

function shareOf(customers: (order: TestOrder) => string | null, of: readonly TestOrder[] = orders): string {
  const channels = new Map<string, Set<string>>();
  for (const order of of.filter((each) => each.currency === 'EUR' && each.canceledAt === null)) {
    const customer = customers(order);
    if (customer) channels.set(customer, (channels.get(customer) ?? new Set()).add(order.channel));
  }
  const several = [...channels.values()].filter((set) => set.size > 1).length;
  return (Math.round((10_000 * several) / channels.size) / 10_000).toFixed(4);
}

/** Euro orders placed less canceled from one instant until another. */
function placedBetween(from: string, until: number): number {
  const isIn = (at: Date | null) => at !== null && at.getTime() >= Date.parse(from) && at.getTime() < until;
  const euros = orders.filter((order) => order.currency === 'EUR');
  return (
    euros.filter(({ placedAt }) => isIn(placedAt)).length - euros.filter(({ canceledAt }) => isIn(canceledAt)).length
  );
}

describe('the overview', () => {
  it('sums its series and its channels to its cards, in the most frequent currency', async () => {
    const page = await overview({ from: '2026-03-01', before: '2026-04-01', compare: 'PREVIOUS_YEAR' });
    const [expected] = bruteForce(orders, { from: '2026-03-01', before: '2026-04-01' }, () => '').values();
    expect(page.currencyCode).toBe('EUR');
    expect(page.currencies).toEqual(['EUR', 'CHF']);
    expect([page.compareFrom, page.compareBefore]).toEqual(['2025-03-01', '2025-04-01']);
    expect(cents(page.card('net_sales').value ?? '')).toBe(expected?.net);
    expect(page.card('orders').value).toBe(String(expected?.orders));
    expect(page.card('net_sales').previous).toBe('0.00');
    expect(page.card('orders').series).toHaveLength(31);
    const total = (points: Array<{ value: string }>): bigint =>
      points.reduce((sum, point) => sum + cents(point.value), 0n);
    expect(total(page.card('net_sales').series)).toBe(expected?.net);
    expect(page.channels.reduce((sum, { netSales }) => sum + cents(netSales.value), 0n)).toBe(expected?.net);
    expect(page.channels.reduce((sum, { netSales }) => sum + total(netSales.series), 0n)).toBe(expected?.net);
    const counts = ({ orders: placed, units, returnedUnits }: Figures) =>
      [placed, units, returnedUnits].map(({ value }) => Number(value));
    const [placed, units, returnedUnits] = counts(page.totals);
    expect([placed, units, cents(page.totals.netSales.value)]).toEqual([
      expected?.orders,
      expected?.units,
      expected?.net,
    ]);
    const sums = page.channels.map(counts);
    expect(sums.reduce((a, b) => a.map((sum, i) => sum + (b[i] ?? 0)))).toEqual([placed, units, returnedUnits]);
    expect(page.card('net_sales').metric.label).toBe('Net sales');
  });

  it('is of the customers of a segment alone, in every figure and in the period compared with', async () => {
    const april = { from: '2026-04-01', before: '2026-05-01' };
    const cells = recomputeCells(orders, april.before, (id) => id);
    const theirs = orders.filter(({ customerId }) => ['5 5', '4 5', '1 1'].includes(cells.get(customerId ?? '') ?? ''));
    const segment = { segments: ['CHAMPIONS'], rfmCells: [{ recency: 1, frequencyAndValue: 1 }] };
    const page = await overview({ ...april, ...segment, compare: 'PREVIOUS_MONTH' });
    const [all] = bruteForce(theirs, april, () => '').values();
    const [before] = bruteForce(theirs, { from: '2026-03-01', before: april.from }, () => '').values();
    expect(all?.orders).toBeGreaterThan(20);
    const { orders: sold, units, netSales } = page.totals;
    expect([Number(sold.value), Number(units.value), cents(netSales.value)]).toEqual([
      all?.orders,
      all?.units,
      all?.net,
    ]);
    expect(Number(sold.previous)).toBe(before?.orders);
    const byChannel = bruteForce(theirs, april, ({ channel }) => channel);
    expect(page.channels.map(({ code }) => code)).toEqual(expect.arrayContaining([...byChannel.keys()]));
    for (const { code, netSales: net } of page.channels) expect(cents(net.value)).toBe(byChannel.get(code)?.net ?? 0n);
    const byStore = bruteForce(theirs, april, ({ storeId }) => storeId ?? '');
    for (const { location, orders: placed } of page.topStores)
      expect(placed).toBe(byStore.get(location.id)?.orders ?? 0);
    const known = theirs.filter(({ placedAt }) => parisDay(placedAt) < april.before);
    expect(page.multiChannelShare).toBe(shareOf((order) => order.customerId, known));
  });

  it('compares a period that holds today with the part of the one before that is as far along, to the minute', async () => {
    // 14:05 in Paris on a day of the facts.
    instance.clock.advance(Date.parse('2026-04-10T12:05:00Z') - instance.clock.now().getTime());
    const month = await overview({ from: '2026-04-01', before: '2026-04-11', compare: 'PREVIOUS_MONTH' });
    expect([month.compareFrom, month.compareBefore]).toEqual(['2026-03-01', '2026-03-11']);
    const until = Date.parse('2026-03-10T13:05:00Z');
    const before = placedBetween('2026-02-28T23:00:00Z', until);
    expect(before).toBeGreaterThan(0);
    expect(before).toBeLessThan(placedBetween('2026-02-28T23:00:00Z', Date.parse('2026-03-10T23:00:00Z')));
    expect(Number(month.totals.orders.previous)).toBe(before);
    const today = await overview({ from: '2026-04-10', before: '2026-04-11', compare: 'PREVIOUS_PERIOD' });
    expect(Number(today.totals.orders.previous)).toBe(
      placedBetween('2026-04-08T22:00:00Z', Date.parse('2026-04-09T12:05:00Z')),
    );
    const over = await overview({ from: '2026-03-01', before: '2026-04-01', compare: 'PREVIOUS_PERIOD' });
    expect([over.compareFrom, over.compareBefore]).toEqual(['2026-02-01', '2026-03-01']);
    expect(over.historyFrom).toBe('2026-02-01');
  });

  it('gives staff bound to stores the figures of these alone, and refuses another', async () => {
    const period = { from: '2026-03-01', before: '2026-04-01' };
    const { topStores, totals } = await overview(period);
    const [own, other] = topStores.map(({ location }) => location.id);
    const manager = staffActor(['STORE_MANAGER'], [own ?? '']);
    const asked = (input: object) => instance.execute(OVERVIEW, { input: { ...period, ...input } }, manager);
    const page = read((await asked({})).data as unknown as Page);
    expect(page.topStores.map(({ location }) => location.id)).toEqual([own]);
    expect(Number(page.totals.orders.value)).toBe(topStores[0]?.orders);
    expect(Number(page.totals.orders.value)).toBeLessThan(Number(totals.orders.value));
    const refused = await asked({ sellingLocationIds: [other] });
    expect(new Set(refused.errors?.map(({ extensions }) => extensions?.['code']))).toEqual(new Set(['FORBIDDEN']));
  });

  it('marks the day that is not over, in the time zone of the shop', async () => {
    instance.clock.advance(Date.parse('2026-06-20T22:30:00Z') - instance.clock.now().getTime());
    const page = await overview({ from: '2026-06-18', before: '2026-06-23' });
    expect(page.card('orders').series.map((point) => point.isPartial)).toEqual([false, false, false, true, true]);
  });

  it('shows the customers of two channels change when a merge comes late, and change back when it is undone', async () => {
    const period = { from: '2026-05-01', before: '2026-06-01' };
    const before = (await overview(period)).multiChannelShare;
    expect(before).toBe(shareOf((order) => order.customerId));
    expect((await overview({ ...period, channelIds: [WEB_CHANNEL_ID] })).multiChannelShare).toBeNull();
    const nowhere = await overview({ ...period, channelIds: [newId('chn')] });
    expect(Number(nowhere.card('orders').value ?? 0)).toBe(0);
    const merged = Array.from({ length: 200 }, (_, index) => `cus_${index}`);
    const component = (survivorId: string, memberIds: string[], version: number) => ({
      type: 'customers.identity-component-changed.v1',
      aggregateId: survivorId,
      aggregateVersion: 0,
      occurredAt: new Date('2026-06-01T00:00:00Z'),
      payload: { survivorId, memberIds, version: String(version) },
    });
    await instance.publish(
      'customers',
      merged.flatMap((id, index) => (index % 2 === 0 ? [component(id, [id, `cus_${index + 1}`], index + 1)] : [])),
    );
    await instance.settle();
    const survivor = (id: string | null): string | null => {
      const number = Number(id?.slice(4));
      return id !== null && number < 200 ? `cus_${number - (number % 2)}` : id;
    };
    const after = (await overview(period)).multiChannelShare;
    expect(after).toBe(shareOf((order) => survivor(order.customerId)));
    expect(after).not.toBe(before);
    await instance.publish(
      'customers',
      merged.map((id, index) => component(id, [id], 1_000 + index)),
    );
    await instance.settle();
    expect((await overview(period)).multiChannelShare).toBe(before);
  });

  it('counts no observations below none, and divides amounts beyond 64 bits', async () => {
    const [like] = orders;
    const [line] = like?.lines ?? [];
    if (!like || !line) throw new TypeError('no order was made');
    const order: TestOrder = {
      ...like,
      orderId: newId('ord'),
      currency: 'SEK',
      placedAt: new Date('2026-02-03T12:00:00Z'),
      canceledAt: new Date('2026-02-06T12:00:00Z'),
      returned: null,
      // 20,000 times 9 × 10¹⁴ is more than 64 bits hold.
      lines: [{ ...line, quantity: 1, grossMinor: 9n * 10n ** 14n, discountMinor: 0n, costMinor: 6n * 10n ** 14n }],
    };
    await instance.publish('orders', eventsOf(order));
    await instance.settle();
    const sold = await overview({ from: '2026-02-03', before: '2026-02-04', currencyCode: 'SEK' });
    expect(sold.card('gross_margin_rate').value).toBe('0.3333');
    expect(sold.card('cost_coverage').value).toBe('1.0000');
    const undone = await overview({ from: '2026-02-06', before: '2026-02-07', currencyCode: 'SEK' });
    expect(undone.card('orders')).toMatchObject({ value: '-1', n: 0 });
  });
});
