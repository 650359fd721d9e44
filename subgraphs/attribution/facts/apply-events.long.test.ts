import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventsOf, generateOrders } from '../../../test/support/order-events.ts';
import { FIGURES } from '../metrics/model/catalog/sales.ts';
import { type FactsInstance, openFactsInstance, serviceContext } from '../testing/facts-instance.ts';
import { stored } from '../testing/touchpoints.ts';

/** The size of the demo instance. */
const ORDERS = 120_000;
const TOUCHPOINTS = 1_000_000;
const BATCH = 5_000;

let instance: FactsInstance;

beforeAll(async () => {
  instance = await openFactsInstance('2026-11-22T12:00:00Z', false);
});
afterAll(() => instance?.close());

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

it('turns the events of 120,000 orders into facts within 40 seconds', async () => {
  const events = generateOrders(ORDERS, new Date('2024-11-22T00:00:00Z'), 730).flatMap(eventsOf);
  events.sort((a, b) => a.occurredAt.getTime() - b.occurredAt.getTime());
  for (let from = 0; from < events.length; from += BATCH)
    await instance.publish('orders', events.slice(from, from + BATCH));
  const began = Date.now();
  instance.subgraph.start();
  await instance.settle(120_000);
  const seconds = (Date.now() - began) / 1000;
  console.info(`${events.length} events became facts in ${seconds.toFixed(1)} s`);
  expect(seconds).toBeLessThan(40);
});

it('takes in a million touchpoints in bulk', async () => {
  const document = 'mutation M($batch: JSON!) { attributionImportTouchpoints(batch: $batch) }';
  const began = Date.now();
  for (let batch = 0; batch * 50_000 < TOUCHPOINTS; batch++) {
    const touchpoints = Array.from({ length: 50_000 }, (_, index) => ({
      id: `m${batch}_${index}`,
      occurredAt: new Date(Date.UTC(2024, 11, 1) + (batch * 50_000 + index) * 60_000).toISOString(),
      channel: 'WEB',
      kind: 'PRODUCT_VIEW',
      source: 'google',
      anonymousId: `anon_${index % 20_000}`,
    }));
    const answer = await instance.execute(
      document,
      { batch: { batchId: `m-${batch}`, touchpoints } },
      serviceContext().actor,
    );
    expect(answer.errors).toBeUndefined();
  }
  while ((await instance.deps.spool.ready()).length > 0) await new Promise((resolve) => setTimeout(resolve, 200));
  console.info(`${TOUCHPOINTS} touchpoints in ${((Date.now() - began) / 1000).toFixed(1)} s`);
  expect(await stored(instance, 'm')).toHaveLength(TOUCHPOINTS);
});

const OVERVIEW = `query Overview($input: ReportInput!, $alone: ReportInput!) {
  report(input: $input, dimensions: [CHANNEL], metrics: ${JSON.stringify(FIGURES)}, includesSeries: true, first: 50) {
    totals { values { metric { key } value previous series { startsOn value isPartial } previousSeries { value } } }
    rows { keys { channel { code } } netSales: value(metric: "net_sales") { value series { value } } } }
  share: report(input: $input, metrics: ["multi_channel_share"]) { totals { values { value previous } } }
  topStores: report(input: $alone, dimensions: [STORE], metrics: ["net_sales", "orders"], first: 11) {
    rows { keys { location { id } } values { value } } }
  topProducts: report(input: $alone, dimensions: [PRODUCT], metrics: ["net_sales", "units"], first: 11) {
    rows { keys { product { id } } values { value } } }
}`;

it('answers the overview within 150 ms at p95, with nothing cached', async () => {
  const times: number[] = [];
  for (let run = 0; run < 60; run++) {
    const from = new Date(Date.UTC(2025, 11, 1 + 5 * run)).toISOString().slice(0, 10);
    const length = [7, 30, 90, 365][run % 4] ?? 30;
    const before = new Date(Date.parse(from) + length * 86_400_000).toISOString().slice(0, 10);
    const began = performance.now();
    const alone = { from, before };
    const answer = await instance.execute(OVERVIEW, { input: { ...alone, compare: 'PREVIOUS_YEAR' }, alone });
    if (run >= 5) times.push(performance.now() - began);
    expect(answer.errors).toBeUndefined();
  }
  console.info(`overview: p50 ${percentile(times, 0.5).toFixed(0)} ms, p95 ${percentile(times, 0.95).toFixed(0)} ms`);
  expect(percentile(times, 0.95)).toBeLessThan(150);
});
