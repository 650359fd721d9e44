import { afterAll, beforeAll, expect, it } from 'vitest';
import type { NewEvent } from '#kernel/events/outbox.ts';
import { type FactsInstance, openFactsInstance } from '../../testing/facts-instance.ts';
import { readTouchpoints } from '../../touchpoints/model/touchpoint.ts';

const NOW = '2026-05-21T10:00:00Z';
const NOON = '2025-06-10T10:00:00Z';
let instance: FactsInstance;
beforeAll(async () => {
  instance = await openFactsInstance(NOW);
});
afterAll(() => instance?.close());

const QUERY = `query ($input: ReportInput!) { serviceQuality(input: $input) {
  promiseShown { value n } noPromiseShown { value n } cards { metric { key } value n low high caveat } } }`;

interface Reading {
  readonly metric: { readonly key: string };
  readonly value: string | null;
  readonly n: number;
  readonly low: string | null;
  readonly high: string | null;
  readonly caveat: string | null;
}

const ONLINE = { occurredAt: NOON, channel: 'WEB' };

/** Touchpoints as a service sends them. */
async function arrive(batchId: string, touches: readonly object[]): Promise<void> {
  const { rows, rejected } = readTouchpoints(batchId, touches, {
    actor: { kind: 'service', name: 'test' },
    nowMs: Date.parse(NOW),
  });
  expect(rejected).toEqual([]);
  await instance.deps.warehouse.insert(1, 'touchpoint', rows, batchId);
}

/** An order online of one line. */
function buy(who: { customerId?: string; anonymousId?: string }, minor: number, placedAt = NOON): NewEvent {
  const id = `${who.customerId ?? who.anonymousId}`;
  return {
    type: 'orders.order-placed.v1',
    aggregateId: `ord_${id}`,
    aggregateVersion: 1,
    occurredAt: new Date(placedAt),
    payload: {
      orderId: `ord_${id}`,
      channel: 'WEB',
      storeId: null,
      customerId: who.customerId ?? null,
      anonymousId: who.anonymousId ?? null,
      currency: 'EUR',
      source: 'CHECKOUT',
      placedAt,
      lines: [
        {
          lineId: `l_${id}`,
          variantId: 'v',
          productId: 'p',
          category: 'Coats',
          quantity: 1,
          grossMinor: String(minor),
          discountMinor: '0',
          netMinor: String(minor),
        },
      ],
    },
  };
}

interface Service {
  readonly cards: readonly Reading[];
  readonly promiseShown: readonly Reading[];
  readonly noPromiseShown: readonly Reading[];
}
async function serviceOf(from: string, before: string): Promise<Service> {
  const { data, errors } = await instance.execute(QUERY, { input: { from, before } });
  expect(errors?.map(({ message }) => message) ?? []).toEqual([]);
  return (data as { serviceQuality: Service }).serviceQuality;
}

it('X16: is held against days without one: conversion and basket, n, interval and caveat', async () => {
  const shown = Array.from({ length: 80 }, (_, index) => `seen-${index}`);
  const hidden = Array.from({ length: 120 }, (_, index) => `plain-${index}`);
  const moment = (anonymousId: string, kind: string) => ({ ...ONLINE, kind, anonymousId });
  const touches = [
    ...shown.flatMap((id) => [moment(id, 'PRODUCT_VIEW'), moment(id, 'PROMISE_SHOWN')]),
    ...hidden.map((id) => moment(id, 'PRODUCT_VIEW')),
  ];
  await arrive('x16', touches);
  const bought = [
    ...shown.slice(0, 40).map((id, index) => buy({ anonymousId: id }, 6_000 + 10 * index)),
    ...hidden.slice(0, 30).map((id, index) => buy({ anonymousId: id }, 5_000 + 10 * index)),
  ];
  await instance.publish('orders', bought);
  await instance.settle();
  const report = await serviceOf('2025-06-10', '2025-06-11');
  const card = (key: string) => report.cards.find(({ metric }) => metric.key === key) ?? expect.fail(key);
  // 40 of 80 against 30 of 120: twice as many. Mean baskets 61.95 and 51.45.
  expect(card('promise_conversion')).toMatchObject({ value: '1.0000', n: 80 });
  const reach = 1.96 * Math.sqrt(0.5 / 40 + 0.75 / 30);
  expect(Number(card('promise_conversion').low)).toBeCloseTo(2 * Math.exp(-reach) - 1, 3);
  expect(card('promise_basket').value).toBe((61.95 / 51.45 - 1).toFixed(4));
  expect(card('promise_basket').low).not.toBeNull();
  expect(card('promise_conversion').caveat).toContain('Observed, not caused');
  expect(report.promiseShown).toEqual([
    { value: '0.5000', n: 80 },
    { value: '61.95', n: 40 },
  ]);
  expect(report.noPromiseShown).toEqual([
    { value: '0.2500', n: 120 },
    { value: '51.45', n: 30 },
  ]);
});

it('X16: finds who signed in after the promise was shown; moments without an id are one visit a session', async () => {
  const at = (time: string) => ({ occurredAt: `2025-06-12T${time}:00Z`, channel: 'WEB' });
  await arrive('x16-known', [
    { ...at('08:00'), kind: 'PROMISE_SHOWN', anonymousId: 'phone' },
    { ...at('08:05'), kind: 'PAGE_VIEW', anonymousId: 'phone', customerId: 'cus_signed_in' },
    ...Array.from({ length: 40 }, (_, index) => ({
      ...{
        ...at('09:00'),
        kind: index === 0 ? 'PROMISE_SHOWN' : 'PAGE_VIEW',
        sessionKey: `s_${index}`,
        consent: false,
      },
    })),
    { ...at('10:00'), kind: 'STORE_VISIT', anonymousId: 'entrance' },
  ]);
  await instance.publish('orders', [buy({ customerId: 'cus_signed_in' }, 7_000, '2025-06-12T08:10:00Z')]);
  await instance.settle();
  const { promiseShown, noPromiseShown } = await serviceOf('2025-06-12', '2025-06-13');
  expect([promiseShown[0], noPromiseShown[0]]).toEqual([
    { value: '0.5000', n: 2 },
    { value: '0.0000', n: 39 },
  ]);
});

it('K21: compares today with what was known at the same instant of the day before, answers that came later out', async () => {
  const said = (step: string, conversationId: string, field: string, when: string): NewEvent => ({
    type: `customers.conversation-${step}.v1`,
    aggregateId: conversationId,
    aggregateVersion: 1,
    occurredAt: new Date(when),
    payload: { conversationId, channel: 'WEB', customerId: 'cus_1', locationId: null, staffId: 'stf_1', [field]: when },
  });
  await instance.publish('customers', [
    said('opened', 'cnv_in_time', 'openedAt', '2026-05-20T08:00:00Z'),
    said('resolved', 'cnv_in_time', 'resolvedAt', '2026-05-20T09:59:00Z'),
    said('opened', 'cnv_later', 'openedAt', '2026-05-20T08:00:00Z'),
    // The day after, at an earlier time of day.
    said('resolved', 'cnv_later', 'resolvedAt', '2026-05-21T07:00:00Z'),
  ]);
  await instance.settle();
  const document =
    'query ($input: ReportInput!) { serviceQuality(input: $input) { cards { metric { key } previous } } }';
  const input = { from: '2026-05-21', before: '2026-05-22', compare: 'PREVIOUS_PERIOD' };
  const answer = await instance.execute(document, { input });
  expect(answer.errors).toBeUndefined();
  const { serviceQuality } = answer.data as {
    serviceQuality: { cards: Array<{ metric: { key: string }; previous: string | null }> };
  };
  expect(serviceQuality.cards.find(({ metric }) => metric.key === 'resolution_rate')?.previous).toBe('0.5000');
});
