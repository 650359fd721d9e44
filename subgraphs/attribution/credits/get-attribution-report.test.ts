import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parisDay } from '../../../test/support/brute-force-sales.ts';
import { eventsOf, takenBackOrders } from '../../../test/support/order-events.ts';
import { type FactsInstance, openFactsInstance } from '../testing/facts-instance.ts';
import {
  amountsOf,
  BEFORE,
  type By,
  expectedCredits,
  type Figures,
  FROM,
  isWithin,
  MERGES,
  moments,
  orders,
  ownerOf,
  pathOf,
  personOf,
} from '../testing/recomputed-credits.ts';
import { post, ship, visit } from '../testing/touchpoints.ts';
import type { AttributionModel, TouchModel } from './model/attribution-model.ts';
import { removalEffects } from './model/markov.ts';
import { collectPaths } from './model/path-set.ts';

/** Visits without an id: three sessions of people who did not agree. */
const strangers = Array.from({ length: 12 }, (_, index) => ({
  id: `s_${String(index).padStart(2, '0')}`,
  occurredAt: new Date(Date.parse('2026-05-20T08:00:00Z') + index * 60_000).toISOString(),
  channel: ['WEB', 'EMAIL', 'APP'][index % 3] ?? 'WEB',
  kind: 'VISIT',
  sessionKey: `session_${index % 4}`,
  consent: false,
}));
const programs = Array.from({ length: 20 }, (_, index) => ({
  ...{ id: `bot_${index}`, occurredAt: '2026-05-20T09:00:00Z', channel: 'WEB', kind: 'PAGE_VIEW' },
  ...{ anonymousId: `crawler_${index}`, isBot: true },
}));

let instance: FactsInstance;

beforeAll(async () => {
  instance = await openFactsInstance('2026-07-01T12:00:00Z');
  // Half the moments are sent twice, in another batch and another order.
  const told = await post(instance, { batchId: 'first', touchpoints: moments.map((moment) => visit(moment)) });
  expect(told.body).toMatchObject({ accepted: moments.length });
  const again = moments.filter((_, index) => index % 2 === 0).reverse();
  await post(instance, { batchId: 'again', touchpoints: again.map((moment) => visit(moment)) });
  const nobody = await post(instance, { batchId: 'nobody', touchpoints: [...strangers, ...programs] });
  expect(nobody.body).toMatchObject({ accepted: strangers.length + programs.length });
  await ship(instance);
  const undone = takenBackOrders(40, new Date('2026-04-01T00:00:00Z'), 80);
  await instance.publish('orders', [...orders.flatMap(eventsOf), ...undone]);
  await instance.publish(
    'customers',
    MERGES.map(({ survivor, members, version }) => ({
      type: 'customers.identity-component-changed.v1',
      aggregateId: survivor,
      aggregateVersion: version,
      occurredAt: new Date('2026-06-20T00:00:00Z'),
      payload: { survivorId: survivor, memberIds: members, bearers: {}, version: String(version) },
    })),
  );
  await instance.settle();
});
afterAll(() => instance?.close());

interface CreditAnswer {
  netSales: { amount: string };
  orders: string;
}

interface ReportAnswer {
  rows: Array<{ code: string; credit: CreditAnswer; compared: CreditAnswer; removalEffect: string | null }>;
  rest: CreditAnswer | null;
  unknown: CreditAnswer;
  unknownShare: string;
  total: CreditAnswer;
  topPaths: Array<{ steps: string[]; orders: number; netSales: { amount: string } }>;
}

const REPORT = `query R($model: AttributionModel!, $compareModel: AttributionModel, $by: AttributionKey!, $windowDays: Int!, $first: Int!) {
  attributionReport(input: { from: "${FROM}", before: "${BEFORE}", currencyCode: "EUR" }, model: $model, compareModel: $compareModel, by: $by, windowDays: $windowDays, first: $first) {
    rows { code removalEffect credit { netSales { amount } orders } compared { netSales { amount } orders } }
    rest { netSales { amount } orders } unknown { netSales { amount } orders } unknownShare
    total { netSales { amount } orders } topPaths { steps orders netSales { amount } }
  } }`;

async function report(variables: {
  model: AttributionModel;
  compareModel?: AttributionModel;
  by?: By;
  windowDays?: number;
  first?: number;
}): Promise<ReportAnswer> {
  const answer = await instance.execute(REPORT, { by: 'CHANNEL', windowDays: 30, first: 250, ...variables });
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return (answer.data as { attributionReport: ReportAnswer }).attributionReport;
}

/** A decimal as the API writes it, in parts of 10^-digits. */
function inParts(decimal: string, digits: number): bigint {
  const [whole = '', fraction = ''] = decimal.replace('-', '').split('.');
  return BigInt(`${decimal.startsWith('-') ? '-' : ''}${whole}${fraction.padEnd(digits, '0')}`);
}
const read = ({ netSales, orders: count }: CreditAnswer) => ({
  net: inParts(netSales.amount, 2),
  orders: inParts(count, 4),
});

type Parts = Readonly<Record<string, ReturnType<typeof read>>>;

function found({ rows, unknown }: ReportAnswer, which: 'credit' | 'compared'): Parts {
  const figures = Object.fromEntries(rows.map((row) => [`key ${row.code}`, read(row[which])]));
  return { ...figures, unknown: read(unknown) };
}

/** Keys without any credit are no difference. */
const withoutZeros = (figures: Parts | Figures): Parts =>
  Object.fromEntries(
    Object.entries(figures)
      .filter(([, { net, orders: count }]) => net !== 0n || count !== 0n)
      .map(([key, { net, orders: count }]) => [key, { net, orders: count }]),
  );

const TOUCH_MODELS: readonly TouchModel[] = [
  'FIRST_TOUCH',
  'LAST_TOUCH',
  'LAST_NON_DIRECT',
  'LINEAR',
  'POSITION_BASED',
  'TIME_DECAY',
  'SHAPLEY',
];

describe('A7: the credits of a period', () => {
  it.each(TOUCH_MODELS)(
    'by %s equal a recomputation from the events, to the cent, merged and told twice',
    async (model) => {
      for (const by of ['CHANNEL', 'CAMPAIGN', 'STORE'] as const) {
        const answer = await report({ model, by });
        expect(withoutZeros(found(answer, 'credit'))).toEqual(withoutZeros(expectedCredits(model, by, 30)));
        expect(answer.rest).toBeNull();
      }
    },
  );

  it('stand beside those of another model, over another window', async () => {
    const answer = await report({ model: 'FIRST_TOUCH', compareModel: 'TIME_DECAY', windowDays: 9 });
    expect(withoutZeros(found(answer, 'credit'))).toEqual(withoutZeros(expectedCredits('FIRST_TOUCH', 'CHANNEL', 9)));
    expect(withoutZeros(found(answer, 'compared'))).toEqual(withoutZeros(expectedCredits('TIME_DECAY', 'CHANNEL', 9)));
  });

  it.each<AttributionModel>(['LINEAR', 'MARKOV_1', 'MARKOV_3'])(
    'by %s add up to all orders and all net sales',
    async (model) => {
      const answer = await report({ model, first: 2 });
      const all = orders.flatMap(amountsOf);
      const total = {
        net: all.reduce((sum, { net }) => sum + net, 0n),
        orders: all.reduce((sum, { orders: count }) => sum + count * 10_000n, 0n),
      };
      expect(read(answer.total)).toEqual(total);
      const parts = [
        ...answer.rows.map((row) => read(row.credit)),
        answer.rest && read(answer.rest),
        read(answer.unknown),
      ];
      const sum = parts.reduce<{ net: bigint; orders: bigint }>(
        (sums, part) => ({ net: sums.net + (part?.net ?? 0n), orders: sums.orders + (part?.orders ?? 0n) }),
        { net: 0n, orders: 0n },
      );
      expect(sum).toEqual(total);
      expect(answer.rows).toHaveLength(2);
    },
  );

  it('call orders without a moment unknown, and never direct', async () => {
    const { unknown, unknownShare, total } = await report({ model: 'LAST_NON_DIRECT' });
    const lost = orders.filter((order) => pathOf(order, 30).length === 0).flatMap(amountsOf);
    expect(lost.length).toBeGreaterThan(0);
    expect(read(unknown).net).toBe(lost.reduce((sum, { net }) => sum + net, 0n));
    expect(Number(unknownShare)).toBeCloseTo(Number(read(unknown).orders) / Number(read(total).orders), 4);
  });

  it('by a Markov chain equal those of the paths, with what led to nothing: visits without an id by their session, no programs', async () => {
    const paths = collectPaths();
    const buyers = new Set<string>();
    for (const order of orders) {
      // What was canceled after the period is an order of it, as it is among those that paths led to.
      if (!isWithin(order.placedAt) || (order.canceledAt && parisDay(order.canceledAt) < BEFORE)) continue;
      if (order.customerId) buyers.add(personOf(order.customerId));
      if (order.anonymousId) buyers.add(order.anonymousId);
    }
    const converting = new Map<string, { count: number; value: number }>();
    for (const order of orders) {
      const path = pathOf(order, 30)
        .map((moment) => moment.channel)
        .join('>');
      if (path === '') continue;
      for (const amount of amountsOf(order)) {
        const known = converting.get(path) ?? { count: 0, value: 0 };
        const sales = amount.orders === 0n ? 0 : Number(amount.net);
        converting.set(path, { count: known.count + Number(amount.orders), value: known.value + sales });
      }
    }
    for (const [path, { count, value }] of converting) {
      if (count > 0) paths.add(path.split('>'), { conversions: count, value: Math.max(0, value), nulls: 0 });
    }
    const came = new Map<string, typeof moments>();
    const unnamed = new Map<string, string[]>();
    for (const moment of moments) {
      if (!isWithin(new Date(moment.occurredAt))) continue;
      const known = ownerOf(moment.anonymousId ?? '');
      const owner = moment.customerId ? personOf(moment.customerId) : known === undefined ? moment.anonymousId : known;
      if (owner && !buyers.has(owner)) came.set(owner, [...(came.get(owner) ?? []), moment]);
    }
    for (const { sessionKey, channel } of strangers)
      unnamed.set(sessionKey, [...(unnamed.get(sessionKey) ?? []), channel]);
    for (const path of unnamed.values()) paths.add(path, { conversions: 0, value: 0, nulls: 1 });
    for (const path of came.values()) {
      path.sort((a, b) => Date.parse(a.occurredAt) - Date.parse(b.occurredAt) || (a.id < b.id ? -1 : 1));
      paths.add(
        path.map((moment) => moment.channel),
        { conversions: 0, value: 0, nulls: 1 },
      );
    }
    const set = paths.finish();
    const work = removalEffects(set, 2, true);
    let next = work.next();
    while (!next.done) next = work.next();
    const { ofConversions } = next.value;
    const answer = await report({ model: 'MARKOV_2', compareModel: 'LAST_TOUCH' });
    expect(came.size).toBeGreaterThan(2);
    expect(Object.fromEntries(answer.rows.map((row) => [row.code, row.removalEffect]))).toEqual(
      Object.fromEntries(set.keys.map((key, index) => [key, ofConversions[index]?.toFixed(4)])),
    );
  });

  it('name the paths to most orders, steps of the same channel taken as one', async () => {
    const { topPaths } = await report({ model: 'LINEAR' });
    const counts = new Map<string, number>();
    for (const order of orders) {
      const steps = pathOf(order, 30).map((moment) => moment.channel);
      const path = steps.filter((step, index) => step !== steps[index - 1]).join('>');
      for (const amount of path === '' ? [] : amountsOf(order)) {
        counts.set(path, (counts.get(path) ?? 0) + Number(amount.orders));
      }
    }
    const expected = [...counts.values()].filter((count) => count > 0).sort((a, b) => b - a);
    expect(topPaths.map((path) => path.orders)).toEqual(expected.slice(0, 25));
    for (const path of topPaths) expect(counts.get(path.steps.join('>'))).toBe(path.orders);
  });

  it.each([
    [{ windowDays: 0 }, 'windowDays: must be from 1 to 365'],
    [{ windowDays: 366 }, 'windowDays: must be from 1 to 365'],
    [{ first: 251 }, 'first: must be from 1 to 250'],
  ])('are refused for %j', async (changes, message) => {
    const answer = await instance.execute(REPORT, {
      model: 'LINEAR',
      by: 'CHANNEL',
      windowDays: 30,
      first: 10,
      ...changes,
    });
    expect(answer.errors?.[0]).toMatchObject({ message, extensions: { code: 'VALIDATION' } });
  });
});
