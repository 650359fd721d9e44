import { afterAll, beforeAll, expect, it } from 'vitest';
import type { NewEvent } from '#kernel/events/outbox.ts';
import { historyOrder, openRetailer, type Retailer } from '../../support/retailer.ts';

interface Figure {
  readonly metric: { readonly key: string; readonly benchmark: string | null };
  readonly value: string | null;
  readonly n: number;
}
const REPORT = `query ($input: ReportInput!) { serviceQuality(input: $input) {
  cards { metric { key benchmark } value n } } }`;

let retailer: Retailer;
beforeAll(async () => {
  retailer = await openRetailer();
});
afterAll(() => retailer?.close());

const iso = (at: number) => new Date(at).toISOString();
/** An event of docs/events.md. */
const said = (step: string, at: number, payload: object): NewEvent => ({
  type: `inventory.maturity-${step}.v1`,
  aggregateId: 'test',
  aggregateVersion: 0,
  occurredAt: new Date(at),
  payload: { ...payload },
});

it('K16: return 12.5, 22.5 and 35 % of what they cost, beside the figures of the trade', async () => {
  const stages = [
    ['MULTICHANNEL', 11_250, '0.1250', '+10 to +15 %'],
    ['CROSS_CHANNEL', 12_250, '0.2250', '+20 to +25 %'],
    ['OMNICHANNEL', 13_500, '0.3500', '+30 to +40 %'],
  ] as const;
  // 364 days apart, each a Tuesday: a margin of 100 euros, then of more.
  const [before, after] = ['2023-09-12T10:00:00Z', '2024-09-10T10:00:00Z'];
  for (const [stage, margin] of stages) {
    const locationId = await retailer.openStore(stage);
    const sale = (id: string, at: string, net: number) => {
      const { lines, ...order } = historyOrder(id, at, net, { channel: 'STORE', storeId: locationId });
      return { ...order, lines: lines.map((line) => ({ ...line, costMinor: '20000' })) };
    };
    await retailer.importOrders([
      sale(`k16-${stage}-before`, before, 30_000),
      sale(`k16-${stage}-after`, after, 20_000 + margin),
    ]);
    const at = Date.parse('2024-09-01T08:00:00Z');
    const booked = {
      costId: `k16-${stage}`,
      locationId,
      stage,
      costMinor: '10000',
      currency: 'EUR',
      bookedAt: iso(at),
    };
    await retailer.emit('inventory', [
      said('stage-entered', at, { locationId, stage, enteredAt: iso(at) }),
      said('cost-booked', at, booked),
      said('cost-booked', at, booked),
    ]);
  }
  await retailer.settle();
  const input = { from: '2024-09-01', before: '2024-10-01', currencyCode: 'EUR' };
  const { cards } = (await retailer.read<{ serviceQuality: { cards: Figure[] } }>(REPORT, { input })).serviceQuality;
  // From the 10th on the store was open a year before.
  for (const [stage, , value, benchmark] of stages)
    expect(cards.find(({ metric }) => metric.key === `${stage.toLowerCase()}_return`)).toMatchObject({
      value,
      n: 21,
      metric: { benchmark: expect.stringContaining(benchmark) },
    });
});
