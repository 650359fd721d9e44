import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { eventsOf } from '../../../test/support/order-events.ts';
import type { FactsInstance } from './facts-instance.ts';
import {
  expectedCredits,
  FROM,
  firstOrders,
  isWithin,
  MERGES,
  moments,
  orders,
  personOf,
} from './recomputed-credits.ts';
import { quotient, type Recomputed } from './recomputed-sales.ts';
import { post, SERVICE_DESK, ship, visit } from './touchpoints.ts';

/** Pounds of a euro on the day of the spend. */
const POUNDS = '0.85';
/** What was spent in the period of the credits, in euros; some of it in pounds: 595.01 ÷ 0.85 is 700.01. */
export const SPENT = [
  { channelCode: 'EMAIL', purpose: 'ACQUISITION', amount: 1_500, stated: ['1500.00', 'EUR'] },
  { channelCode: 'INSTAGRAM', purpose: 'ACQUISITION', amount: 700.01, stated: ['595.01', 'GBP'] },
  { channelCode: 'EMAIL', purpose: 'RETENTION', amount: 60, stated: ['60.00', 'EUR'] },
] as const;

/** What new and kept customers cost, and the return of all spend by the last moment that was not direct. */
export function recomputeSpend() {
  const spent = (is: (entry: (typeof SPENT)[number]) => boolean) =>
    SPENT.filter(is).reduce((sum, { amount }) => sum + amount, 0);
  const bought = orders.filter((one) => one.currency === 'EUR' && isWithin(one.placedAt) && one.customerId !== null);
  const people = [...new Set(bought.map(({ customerId }) => personOf(customerId ?? '')))];
  const firsts = firstOrders();
  const newcomers = people.filter((person) => isWithin(firsts.get(person)?.placedAt ?? new Date(0))).length;
  const acquisition = quotient(
    spent(({ purpose }) => purpose === 'ACQUISITION'),
    newcomers,
  );
  const retention = quotient(
    spent(({ purpose }) => purpose === 'RETENTION'),
    people.length - newcomers,
  );
  const credits = expectedCredits('LAST_NON_DIRECT', 'CHANNEL', 30);
  const net = Object.values(credits).reduce((sum, credit) => sum + Number(credit.net) / 100, 0);
  const credited = ['EMAIL', 'INSTAGRAM'].reduce((sum, code) => sum + Number(credits[`key ${code}`]?.net) / 100, 0);
  const all = spent(() => true);
  return {
    customer_acquisition_cost: acquisition,
    customer_retention_cost: retention,
    acquisition_retention_ratio: acquisition === null || !retention ? null : acquisition / retention,
    marketing_efficiency_ratio: quotient(net, all),
    return_on_ad_spend: quotient(credited, all),
  } satisfies Recomputed;
}

/** Publishes the moments, orders, merges and spend of it, in any order. */
export async function publishSpending(instance: FactsInstance): Promise<void> {
  await post(instance, { batchId: 'spend', touchpoints: moments.map((moment) => visit(moment)) }, SERVICE_DESK);
  await ship(instance);
  await instance.publish('orders', orders.flatMap(eventsOf).reverse());
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
  const rate = { date: FROM, baseCurrencyCode: 'EUR', currencyCode: 'GBP', rate: POUNDS };
  const setRates = 'mutation R($input: SetExchangeRatesInput!) { setExchangeRates(input: $input) { __typename } }';
  const rated = await instance.execute(setRates, { input: { rates: [rate], idempotencyKey: randomUUID() } });
  expect(rated).toMatchObject({ data: { setExchangeRates: { __typename: 'SetExchangeRatesPayload' } } });
  const entries = SPENT.map(({ stated: [amount, currencyCode], channelCode, purpose }) => ({
    ...{ channelCode, purpose, day: FROM },
    amount: { amount, currencyCode },
  }));
  const set = 'mutation S($input: SetSpendInput!) { setSpend(input: $input) { __typename } }';
  const answer = await instance.execute(set, { input: { entries, idempotencyKey: randomUUID() } });
  expect(answer).toMatchObject({ data: { setSpend: { __typename: 'SetSpendPayload' } } });
}
