import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#kernel/request/actor.ts';
import { newId } from '#kernel/values/ids.ts';
import { eventsOf, takenBackOrders } from '../../../test/support/order-events.ts';
import {
  EXECUTIVE,
  type FactsInstance,
  openFactsInstance,
  serviceContext,
  WEB_CHANNEL_ID,
} from '../testing/facts-instance.ts';
import {
  BEFORE,
  expectedCredits,
  expectedSquares,
  FROM,
  firstOrders,
  isWithin,
  MERGES,
  moments,
  orders,
  personOf,
} from '../testing/recomputed-credits.ts';
import { post, ship, visit } from '../testing/touchpoints.ts';

let instance: FactsInstance;

beforeAll(async () => {
  instance = await openFactsInstance('2026-07-01T12:00:00Z');
  await post(instance, { batchId: 'spend', touchpoints: moments.map((moment) => visit(moment)) });
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

const SET = `mutation S($input: SetSpendInput!) { setSpend(input: $input) { __typename
  ... on SetSpendPayload { spend { day channelCode campaign amount { amount currencyCode } } }
  ... on ValidationError { issues { path issueCode } } ... on ConflictError { errorCode } } }`;

async function set(entries: readonly object[], idempotencyKey: string = randomUUID(), actor: Actor = EXECUTIVE) {
  const answer = await instance.execute(SET, { input: { entries, idempotencyKey } }, actor);
  if (answer.errors) return answer.errors[0]?.extensions;
  return (answer.data as { setSpend: Record<string, unknown> }).setSpend;
}

async function listed(from = '2026-05-01', before = '2026-07-01') {
  const document = `query { spend(from: "${from}", before: "${before}") { day channelCode campaign purpose amount { amount currencyCode } } }`;
  const answer = await instance.execute(document);
  const { spend } = answer.data as { spend: Array<{ campaign: string | null; amount: { amount: string } }> };
  return spend.map(({ campaign, amount }) => [campaign, Number(amount.amount)]);
}

const entry = (changes: object = {}) => ({
  day: '2026-05-20',
  channelCode: 'EMAIL',
  purpose: 'ACQUISITION',
  amount: { amount: '100.00', currencyCode: 'EUR' },
  ...changes,
});

describe('what was spent', () => {
  it('holds as it was said last, and zero takes it back', async () => {
    await set([
      entry({ campaign: 'first' }),
      entry({ campaign: 'first', amount: { amount: '90', currencyCode: 'EUR' } }),
    ]);
    expect(await listed()).toEqual([['first', 90]]);
    await set([entry({ campaign: 'first', amount: { amount: '75.5', currencyCode: 'EUR' } })]);
    expect(await listed()).toEqual([['first', 75.5]]);
    await set([entry({ campaign: 'first', amount: { amount: '0', currencyCode: 'EUR' } })]);
    expect(await listed()).toEqual([]);
  });

  it('is stated once by a key, and a key serves once', async () => {
    const same = randomUUID();
    const first = await set([entry({ campaign: 'once' })], same);
    await set([entry({ campaign: 'once', amount: { amount: '1', currencyCode: 'EUR' } })]);
    expect(await set([entry({ campaign: 'once' })], same)).toEqual(first);
    expect(await listed()).toEqual([['once', 1]]);
    expect(await set([entry({ campaign: 'other' })], same)).toMatchObject({ __typename: 'ConflictError' });
    await set([entry({ campaign: 'once', amount: { amount: '0', currencyCode: 'EUR' } })]);
  });

  it.each([
    [entry({ amount: { amount: '-1', currencyCode: 'EUR' } }), ['input', 'entries', '0', 'amount'], 'TOO_SMALL'],
    [entry({ amount: { amount: '1.005', currencyCode: 'EUR' } }), ['input', 'entries', '0', 'amount'], 'TOO_LARGE'],
    [entry({ channelCode: ' ' }), ['input', 'entries', '0', 'channelCode'], 'REQUIRED'],
    [entry({ day: '1999-12-31' }), ['input', 'entries', '0', 'day'], 'NOT_ALLOWED'],
  ])('is refused as %j', async (wrong, path, issueCode) => {
    expect(await set([wrong])).toMatchObject({ __typename: 'ValidationError', issues: [{ path, issueCode }] });
  });

  it('is neither set nor read by staff bound to stores, nor set by who reads figures alone', async () => {
    const bound: Actor = { ...EXECUTIVE, locationIds: ['loc_1'] } as Actor;
    const merchandiser: Actor = { ...EXECUTIVE, roles: ['MERCHANDISER'] } as Actor;
    expect(await set([entry()], randomUUID(), bound)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await set([entry()], randomUUID(), merchandiser)).toMatchObject({ code: 'FORBIDDEN' });
    const read = await instance.execute('query { spend(from: "2026-05-01", before: "2026-07-01") { day } }', {}, bound);
    expect(read.errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('comes in from a file once, whatever is imported again', async () => {
    const document = 'mutation I($batch: JSON!) { attributionImportSpend(batch: $batch) }';
    const { actor } = serviceContext();
    const entries = [entry({ day: '2026-04-01' }), entry({ day: '2026-04-02' })];
    const imported = async () =>
      (await instance.execute(document, { batch: { source: 'spend.csv', entries } }, actor)).data;
    expect(await imported()).toEqual({ attributionImportSpend: { changed: 2, unchanged: 0 } });
    expect(await imported()).toEqual({ attributionImportSpend: { changed: 0, unchanged: 2 } });
  });
});

const ROW = `code spend { amount } netSales { amount } newCustomers orders returnOnSpend acquisitionCost { amount }
  returnOnSpendLow returnOnSpendHigh acquisitionCostLow { amount } acquisitionCostHigh { amount }`;

interface SpendReportAnswer {
  cards: Array<{
    metric: { key: string; benchmark: string | null };
    value: string | null;
    n: number;
    low: string | null;
    high: string | null;
  }>;
  rows: Array<{
    code: string;
    spend: { amount: string };
    netSales: { amount: string };
    newCustomers: string;
    orders: string;
    returnOnSpend: string | null;
    returnOnSpendLow: string | null;
    returnOnSpendHigh: string | null;
    acquisitionCost: { amount: string } | null;
    acquisitionCostLow: { amount: string } | null;
    acquisitionCostHigh: { amount: string } | null;
  }>;
  spend: { amount: string };
  newCustomers: number;
  retainedCustomers: number;
  otherCurrencies: Array<{ amount: string; currencyCode: string }>;
}

describe('the report of spend', () => {
  let report: SpendReportAnswer;

  beforeAll(async () => {
    await set([
      entry({ campaign: 'a', amount: { amount: '1000', currencyCode: 'EUR' } }),
      entry({ campaign: 'b', day: '2026-06-09', amount: { amount: '500', currencyCode: 'EUR' } }),
      entry({ channelCode: 'INSTAGRAM', amount: { amount: '700.01', currencyCode: 'EUR' } }),
      entry({ channelCode: 'EMAIL', purpose: 'RETENTION', amount: { amount: '60', currencyCode: 'EUR' } }),
      entry({ channelCode: 'POSTER', amount: { amount: '10', currencyCode: 'EUR' } }),
      entry({ channelCode: 'POSTER', amount: { amount: '33', currencyCode: 'CHF' } }),
      entry({ day: BEFORE, amount: { amount: '9999', currencyCode: 'EUR' } }),
    ]);
    const answer =
      await instance.execute(`query { spendReport(input: { from: "${FROM}", before: "${BEFORE}", currencyCode: "EUR" }, model: LINEAR) {
      cards { metric { key benchmark } value n low high } spend { amount } newCustomers retainedCustomers
      otherCurrencies { amount currencyCode }
      rows { ${ROW} } } }`);
    if (answer.errors) throw new Error(JSON.stringify(answer.errors));
    report = (answer.data as { spendReport: SpendReportAnswer }).spendReport;
  });

  it('A8: gives acquisition cost by channel as spend by the new customers that the model credits to it', () => {
    const credits = expectedCredits('LINEAR', 'CHANNEL', 30);
    const spent: Record<string, number> = { EMAIL: 1_500_00, INSTAGRAM: 700_01, POSTER: 10_00 };
    for (const row of report.rows) {
      const credit = credits[`key ${row.code}`] ?? { net: 0n, orders: 0n, newcomers: 0n };
      expect(Number(row.newCustomers)).toBe(Number(credit.newcomers) / 10_000);
      expect(Number(row.netSales.amount)).toBe(Number(credit.net) / 100);
      const acquisition = spent[row.code];
      const isKnown = acquisition !== undefined && credit.newcomers > 0n;
      const expected = isKnown ? Math.round((acquisition * 10_000) / Number(credit.newcomers)) / 100 : null;
      expect(row.acquisitionCost === null ? null : Number(row.acquisitionCost.amount)).toBe(expected);
      const all = (acquisition ?? 0) + (row.code === 'EMAIL' ? 60_00 : 0);
      const back = all === 0 ? null : Math.round((100 * Number(credit.net)) / all) / 100;
      expect(row.returnOnSpend === null ? null : Number(row.returnOnSpend)).toBe(back);
    }
    expect(report.rows.map((row) => row.code).slice(0, 3)).toEqual(['EMAIL', 'INSTAGRAM', 'POSTER']);
  });

  it('K15: holds acquisition cost against retention cost, beside the published 5 to 22 times', () => {
    const bought = new Set(
      orders
        .filter(({ canceledAt }) => canceledAt === null)
        .filter((order) => order.currency === 'EUR' && isWithin(order.placedAt) && order.customerId)
        .map((order) => personOf(order.customerId ?? '')),
    );
    const first = firstOrders();
    const newcomers = [...bought].filter((person) => isWithin(first.get(person)?.placedAt ?? new Date(0))).length;
    const retained = bought.size - newcomers;
    expect(report).toMatchObject({ newCustomers: newcomers, retainedCustomers: retained });
    const cardOf = (key: string) => report.cards.find((card) => card.metric.key === key);
    const [acquisition, retention] = [2_210_01 / newcomers, 60_00 / retained];
    expect(Number(cardOf('customer_acquisition_cost')?.value)).toBe(Math.round(acquisition) / 100);
    expect(Number(cardOf('customer_retention_cost')?.value)).toBe(Math.round(retention) / 100);
    expect(Number(cardOf('acquisition_retention_ratio')?.value)).toBe(
      Math.round((100 * acquisition) / retention) / 100,
    );
    expect(cardOf('acquisition_retention_ratio')).toMatchObject({
      n: Math.min(newcomers, retained),
      metric: { benchmark: expect.stringContaining('5 to 22') },
    });
  });

  it('divides all net sales, and those credited to what had spend, by the spend of its currency alone', () => {
    const credits = expectedCredits('LINEAR', 'CHANNEL', 30);
    const all = Object.values(credits).reduce((sum, { net }) => sum + Number(net), 0);
    const credited = Number(credits['key EMAIL']?.net) + Number(credits['key INSTAGRAM']?.net);
    const cardOf = (key: string) => Number(report.cards.find((card) => card.metric.key === key)?.value);
    expect(Number(report.spend.amount)).toBe(2_270.01);
    expect(cardOf('marketing_efficiency_ratio')).toBe(Math.round((100 * all) / 2_270_01) / 100);
    expect(cardOf('return_on_ad_spend')).toBe(Math.round((100 * credited) / 2_270_01) / 100);
    expect(report.otherCurrencies.map(({ amount, currencyCode }) => [Number(amount), currencyCode])).toEqual([
      [33, 'CHF'],
    ]);
  });

  it('K15: says how sure costs and returns are, by the customers and orders that they rest on', () => {
    const credits = expectedCredits('LINEAR', 'CHANNEL', 30);
    const cardOf = (key: string) => report.cards.find((card) => card.metric.key === key) ?? expect.fail(key);
    const ends = ({ low, high }: { low: string | null; high: string | null }) => [Number(low), Number(high)];
    const sum = (isCounted: (key: string) => boolean) =>
      Object.entries(credits).reduce((all, [key, { net }]) => all + (isCounted(key) ? Number(net) : 0), 0);
    const spends = (key: string) => ['key EMAIL', 'key INSTAGRAM', 'key POSTER'].includes(key);
    for (const [key, isCounted] of [
      ['marketing_efficiency_ratio', () => true],
      ['return_on_ad_spend', spends],
    ] as const) {
      const reach = 1.96 * Math.sqrt(expectedSquares('LINEAR', 'CHANNEL', 30, isCounted));
      const [low, high] = ends(cardOf(key));
      expect(low).toBeCloseTo((sum(isCounted) - reach) / 2_270_01, 2);
      expect(high).toBeCloseTo((sum(isCounted) + reach) / 2_270_01, 2);
    }
    // Too few customers to tell.
    for (const key of ['customer_acquisition_cost', 'customer_retention_cost', 'acquisition_retention_ratio']) {
      expect(cardOf(key).n).toBeLessThan(30);
      expect(cardOf(key)).toMatchObject({ low: null, high: null });
    }
  });

  it('K15: gives channels an interval from 30 orders, or new customers, that are credited to them', () => {
    for (const row of report.rows) {
      const key = `key ${row.code}`;
      const isReturn = row.returnOnSpend !== null && Number(row.orders) >= 30;
      expect([row.code, row.returnOnSpendLow !== null]).toEqual([row.code, isReturn]);
      const isCost = row.acquisitionCost !== null && Number(row.newCustomers) >= 30;
      expect([row.code, row.acquisitionCostLow !== null]).toEqual([row.code, isCost]);
      if (!isReturn) continue;
      const reach = 1.96 * Math.sqrt(expectedSquares('LINEAR', 'CHANNEL', 30, (one) => one === key));
      const spent = Number(row.spend.amount) * 100;
      expect(Number(row.returnOnSpendHigh)).toBeCloseTo((Number(row.netSales.amount) * 100 + reach) / spent, 2);
    }
  });

  async function reportOf(input: string, by: string) {
    const answer = await instance.execute(`query { spendReport(
      input: { from: "${FROM}", before: "${BEFORE}", currencyCode: "EUR", ${input} }, model: LINEAR, by: ${by}) {
      cards { metric { key benchmark } value n low high } spend { amount } newCustomers retainedCustomers
      otherCurrencies { amount currencyCode }
      rows { ${ROW} } } }`);
    if (answer.errors) throw new Error(JSON.stringify(answer.errors));
    return (answer.data as { spendReport: SpendReportAnswer }).spendReport;
  }

  it('A8: credits nothing to spend of no campaign, whatever was sold without one', async () => {
    const { rows, cards } = await reportOf('', 'CAMPAIGN');
    const none = rows.find(({ code }) => code === '');
    expect(Number(none?.spend.amount)).toBeGreaterThan(0);
    expect(Number(none?.netSales.amount)).toBeGreaterThan(0);
    expect(none).toMatchObject({ returnOnSpend: null, acquisitionCost: null });
    const credited = rows
      .filter(({ code, spend }) => code !== '' && Number(spend.amount) > 0)
      .reduce((sum, { netSales }) => sum + Number(netSales.amount), 0);
    const card = cards.find(({ metric }) => metric.key === 'return_on_ad_spend');
    expect(Number(card?.value)).toBe(Math.round((100 * credited) / 2_270.01) / 100);
  });

  it('A8: holds the spend of the channels asked for alone, and is of no store', async () => {
    const whole = await reportOf('', 'CHANNEL');
    const store = await reportOf(`sellingLocationIds: ["${newId('loc')}"]`, 'CHANNEL');
    expect(store).toEqual(whole);
    expect(Number((await reportOf(`channelIds: ["${WEB_CHANNEL_ID}"]`, 'CHANNEL')).spend.amount)).toBe(0);
  });
});
