import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { historyOrder, historyReturn, openRetailer, type Retailer } from '../../support/retailer.ts';

interface Figure {
  readonly metric: { readonly key: string; readonly benchmark: string | null };
  readonly value: string | null;
  readonly n: number;
  readonly low: string | null;
  readonly high: string | null;
  readonly caveat: string | null;
}
const FIGURE = 'metric { key benchmark } value n low high caveat';
const hundred = <T>(make: (index: number) => T): T[] => Array.from({ length: 100 }, (_, index) => make(index));
const figureOf = (figures: readonly Figure[], key: string) =>
  figures.find(({ metric }) => metric.key === key) ?? expect.fail(key);

let retailer: Retailer;
let paris = '';
beforeAll(async () => {
  retailer = await openRetailer();
  paris = await retailer.openStore('PAR');
});
afterAll(() => retailer?.close());

/** A moment of a browser at eleven o'clock on the tenth of a month. */
const moment = (month: string, anonymousId: string, kind: string, minute = 0) => ({
  id: `${month} ${anonymousId} ${kind}`,
  occurredAt: `${month}-10T11:${String(minute).padStart(2, '0')}:00Z`,
  channel: 'WEB',
  kind,
  anonymousId,
});

async function sessions(month: string): Promise<(key: string) => Figure> {
  await retailer.settle();
  const document = `query ($input: ReportInput!) { sessionsReport(input: $input) { totals { figures { ${FIGURE} } } } }`;
  const input = { from: `${month}-01`, before: `${month}-28` };
  const { sessionsReport } = await retailer.read<{ sessionsReport: { totals: { figures: Figure[] } } }>(document, {
    input,
  });
  return (key) => figureOf(sessionsReport.totals.figures, key);
}

describe('visits', () => {
  it('K12: 89 of 100 sessions that met goods out of stock are abandoned', async () => {
    await retailer.ingest([
      ...hundred((index) => moment('2024-01', `k12-${index}`, 'OUT_OF_STOCK')),
      // Eleven take something else; one did so before it met what was out of stock.
      ...hundred((index) => moment('2024-01', `k12-${index}`, 'ADD_TO_CART', 5)).slice(0, 11),
      { ...moment('2024-01', 'k12-50', 'ADD_TO_CART'), occurredAt: '2024-01-10T10:55:00Z' },
    ]);
    const figure = await sessions('2024-01');
    expect(figure('availability_disappointment')).toMatchObject({
      value: '0.8900',
      n: 100,
      metric: { benchmark: expect.stringContaining('89 %') },
    });
  });

  it('X23: 30 of 100 visits are without consent, counted and nobody’s', async () => {
    const customer = await retailer.meetCustomers(['x23']);
    await retailer.ingest(
      hundred((index) => {
        const { anonymousId, ...page } = moment('2024-02', `x23-${index}`, 'PAGE_VIEW');
        return index < 30
          ? { ...page, anonymousId, sessionKey: anonymousId, customerId: customer('x23'), consent: false }
          : { ...page, anonymousId, consent: true };
      }),
    );
    const figure = await sessions('2024-02');
    expect(figure('unconsented_share')).toMatchObject({ value: '0.3000', n: 100 });
    const { customer: found } = await retailer.read<{ customer: { touchpoints: { nodes: unknown[] } } }>(
      'query ($id: ID!) { customer(ref: { id: $id }) { touchpoints(first: 10) { nodes { id } } } }',
      { id: customer('x23') },
    );
    expect(found.touchpoints.nodes).toEqual([]);
  });

  it('X23: a withdrawal leaves 100 visits counted and none of them linked, the journey of the order included', async () => {
    const customer = await retailer.meetCustomers(['x23-gone']);
    const customerId = customer('x23-gone');
    await retailer.importOrders([historyOrder('x23', '2024-05-10T12:00:00Z', 10_000, { customerId })]);
    await retailer.ingest(
      hundred((index) => {
        const { anonymousId, ...page } = moment('2024-05', `x23-gone-${index}`, 'PAGE_VIEW');
        return { ...page, sessionKey: anonymousId, customerId, consent: true };
      }),
    );
    const document = `query ($id: ID!) { customer(ref: { id: $id }) { touchpoints(first: 100) { nodes { id } }
      orders(first: 1) { nodes { journey { touchpoints { id } } } } } }`;
    const linked = async () => {
      await retailer.settle();
      const { customer: found } = await retailer.read<{
        customer: {
          touchpoints: { nodes: unknown[] };
          orders: { nodes: Array<{ journey: { touchpoints: unknown[] } }> };
        };
      }>(document, { id: customerId });
      return [found.touchpoints.nodes.length, found.orders.nodes[0]?.journey.touchpoints.length];
    };
    expect(await linked()).toEqual([100, 100]);
    expect((await sessions('2024-05'))('sessions').value).toBe('100');
    const said = { purpose: 'ANALYTICS', channel: 'WEB', source: 'web form', customerId };
    const record = (state: string) =>
      retailer.change(
        'mutation ($input: RecordConsentInput!) { recordConsent(input: $input) { __typename ... on UserError { message } } }',
        { ...said, state, idempotencyKey: randomUUID() },
      );
    await record('WITHDRAWN');
    expect(await linked()).toEqual([0, 0]);
    await record('GRANTED');
    expect(await linked()).toEqual([0, 0]);
    expect((await sessions('2024-05'))('sessions').value).toBe('100');
  });
});

describe('a pickup promise that is shown', () => {
  it('X16: conversion and basket with and without it, with n, interval and caveat', async () => {
    await retailer.ingest([
      ...hundred((index) => moment('2024-03', `shown-${index}`, 'PRODUCT_VIEW')),
      ...hundred((index) => moment('2024-03', `shown-${index}`, 'PROMISE_SHOWN')),
      ...hundred((index) => moment('2024-03', `plain-${index}`, 'PRODUCT_VIEW')),
    ]);
    const bought = (of: string, count: number, minor: number) =>
      Array.from({ length: count }, (_, index) =>
        historyOrder(`x16-${of}-${index}`, '2024-03-10T11:10:00Z', minor + (index % 2 === 0 ? 500 : -500), {
          anonymousId: `${of}-${index}`,
        }),
      );
    await retailer.importOrders([...bought('shown', 60, 12_000), ...bought('plain', 40, 10_000)]);
    await retailer.settle();
    const document = `query ($input: ReportInput!) { serviceQuality(input: $input) { cards { ${FIGURE} }
      promiseShown { ${FIGURE} } noPromiseShown { ${FIGURE} } } }`;
    const input = { from: '2024-03-01', before: '2024-04-01' };
    type Exposures = Record<'cards' | 'promiseShown' | 'noPromiseShown', Figure[]>;
    const { serviceQuality: found } = await retailer.read<{ serviceQuality: Exposures }>(document, { input });
    expect(found.promiseShown).toMatchObject([
      { value: '0.6000', n: 100 },
      { value: '120.00', n: 60 },
    ]);
    expect(found.noPromiseShown).toMatchObject([
      { value: '0.4000', n: 100 },
      { value: '100.00', n: 40 },
    ]);
    // exp(ln(0.6 ÷ 0.4) ± 1.96 √(0.4 ÷ 60 + 0.6 ÷ 40)) − 1.
    const conversion = figureOf(found.cards, 'promise_conversion');
    expect(conversion).toMatchObject({ value: '0.5000', low: '0.1241', high: '1.0016' });
    const basket = figureOf(found.cards, 'promise_basket');
    expect(basket).toMatchObject({ value: '0.2000', n: 40 });
    for (const { caveat } of [conversion, basket]) expect(caveat).toContain('Observed, not caused');
  });
});

describe('channels', () => {
  it('K1: net sales, orders, order value, units, margin, return rate and conversion, by channel and store', async () => {
    const at = '2024-04-10T11:10:00Z';
    const sold = (id: string, more: object = {}) => {
      const order = historyOrder(id, at, 10_000, more);
      return {
        ...order,
        lines: order.lines.map((line) => ({ ...line, quantity: 2, unitPriceMinor: '5000', costMinor: '6000' })),
      };
    };
    await retailer.ingest(hundred((index) => moment('2024-04', `k1-${index}`, 'PAGE_VIEW')));
    await retailer.importOrders([
      ...Array.from({ length: 10 }, (_, index) => sold(`k1-web-${index}`, { anonymousId: `k1-${index}` })),
      sold('k1-store', { channel: 'STORE', storeId: paris }),
      sold('k1-canceled', { canceledAt: '2024-04-11T11:00:00Z' }),
      {
        ...sold('k1-back'),
        returns: [
          {
            ...historyReturn('k1-return', '2024-04-20T11:00:00Z'),
            lines: [
              {
                ...{ lineExternalId: '1', quantity: 1, grossMinor: '5000', discountMinor: '0', netMinor: '5000' },
                costMinor: '3000',
              },
            ],
            refundMinor: '5000',
          },
        ],
      },
    ]);
    await retailer.settle();
    const document = `query ($input: ReportInput!, $by: ChannelReportBy) { channelReport(input: $input, by: $by) {
      rows { key { value } values { metric { key } value n } } } }`;
    interface Row {
      readonly key: { readonly value: string };
      readonly values: readonly Figure[];
    }
    const rowOf = async (by: string, value: string) => {
      const variables = { input: { from: '2024-04-01', before: '2024-05-01' }, by };
      const { channelReport } = await retailer.read<{ channelReport: { rows: Row[] } }>(document, variables);
      const row = channelReport.rows.find(({ key }) => key.value === value) ?? expect.fail(value);
      return Object.fromEntries(row.values.map(({ metric, value: found }) => [metric.key, found]));
    };
    expect(await rowOf('CHANNEL', 'WEB')).toMatchObject({
      // Eleven orders of 100.00 that stand, less 50.00 that came back.
      ...{ net_sales: '1050.00', orders: '11', average_order_value: '100.00', units: '22' },
      ...{ gross_margin: '420.00', gross_margin_rate: '0.4000', return_rate: '0.0455', conversion_rate: '0.1000' },
    });
    expect(await rowOf('STORE', paris)).toMatchObject({ net_sales: '100.00', orders: '1', units: '2' });
  });
});

describe('goals', () => {
  it('K22: target, variance, trend, sample size and interval of a figure', async () => {
    const names = Array.from({ length: 40 }, (_, index) => `k22-${index}`);
    const at = (month: string) => `2024-${month}-10T11:00:00Z`;
    await retailer.importOrders([
      ...names.map((name, index) => historyOrder(name, at('11'), 10_000 + (index % 2 === 0 ? 500 : -500))),
      ...names.slice(0, 20).map((name) => historyOrder(`${name}-before`, at('10'), 8_000)),
    ]);
    await retailer.settle();
    const document = `mutation ($input: SetGoalInput!) { setGoal(input: $input) { __typename ... on UserError { message }
      ... on SetGoalPayload { goal { progress { status variance figure { value previous n low high } } } } } }`;
    const input = { metric: 'average_order_value', from: '2024-11-01', before: '2024-12-01', target: '110.00' };
    const { goal } = await retailer.change<{ goal: { progress: { figure: Figure } & Record<string, unknown> } }>(
      document,
      input,
    );
    expect(goal.progress).toMatchObject({
      ...{ status: 'MISSED', variance: '-10.00' },
      figure: { value: '100.00', previous: '80.00', n: 40 },
    });
    expect(Number(goal.progress.figure.low)).toBeLessThan(100);
    expect(Number(goal.progress.figure.high)).toBeGreaterThan(100);
  });
});
