import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NewEvent } from '#kernel/events/outbox.ts';
import { historyOrder, openRetailer, type Retailer } from '../../support/retailer.ts';

interface Signal {
  readonly key: string;
  readonly state: string;
  readonly value: { readonly value: string | null; readonly n: number; numerator: string; denominator: string };
}
interface Readiness {
  readonly verdict: string;
  readonly signals: readonly Signal[];
}
const READINESS = `query ($input: ReportInput!, $percent: Int) {
  unifiedStockReadiness(input: $input, marginPressurePercent: $percent) { verdict
    signals { key state value { value n numerator denominator } } } }`;
const PARADOXES = `query ($input: ReportInput!) { paradoxicalStockOuts(input: $input) { nodes {
  variant { id sku } location { id name } requests unitsAsked unitsHeld lost { amount currencyCode } } } }`;
const DAY = 86_400_000;
const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);
const noon = (day: string) => `${day}T11:00:00Z`;

let retailer: Retailer;
let [store, warehouse, held, central] = ['', '', '', ''];
beforeAll(async () => {
  retailer = await openRetailer();
  // It neither ships nor keeps goods for anybody: stock is not unified yet.
  store = await retailer.openStore('PAR', { offersPickup: false, shipsOrders: false });
  warehouse = await retailer.openStore('DC', { kind: 'WAREHOUSE' });
  const items = ['HELD', 'CENTRAL'].map((sku) => ({
    externalKey: sku,
    sku,
    productKey: sku,
    productTitle: sku,
    unitCostMinor: '1000',
    priceMinor: '2000',
    currency: 'EUR',
  }));
  const ensure = 'mutation ($items: JSON!) { catalogEnsureVariants(items: $items) }';
  const made = await retailer.port<Array<{ externalKey: string; variantId: string }>>('catalog', ensure, { items });
  [held = '', central = ''] = ['HELD', 'CENTRAL'].map((key) => made.find((one) => one.externalKey === key)?.variantId);
  // One lies in the store alone, the other in the warehouse alone: no store could serve that one.
  const received = [
    [held, store],
    [central, warehouse],
  ].map(([variantId, locationId], index) => ({
    externalId: `delivery-${index}`,
    reason: 'delivery',
    occurredAt: noon('2024-01-02'),
    changes: [{ variantId, locationId, state: 'AVAILABLE', delta: 200 }],
  }));
  const moves = 'mutation ($batch: JSON!) { inventoryImportMovements(batch: $batch) }';
  await retailer.port('inventory', moves, { batch: { source: 'test', groups: received } });
});
afterAll(() => retailer?.close());

async function readiness(from: string, before: string, percent = 10) {
  await retailer.settle();
  const variables = { input: { from, before }, percent };
  const data = await retailer.read<{ unifiedStockReadiness: Readiness }>(READINESS, variables);
  const { signals, verdict } = data.unifiedStockReadiness;
  const signal = (key: string) => signals.find((one) => one.key === key) ?? expect.fail(key);
  return { verdict, signal };
}
describe('signal 1, the paradoxical stock-out', () => {
  it.each([
    ['2024-02-01', 16, 'RED', 'SWITCH'],
    ['2024-02-03', 15, 'GREEN', 'WAIT'],
  ])(
    'I5, K8, I8: on %s %i of 100 views found nothing online while a store had it: %s, %s',
    async (day, holds, state, verdict) => {
      await retailer.ingest(
        Array.from({ length: 100 }, (_, index) => ({
          id: `${day} ${index}`,
          occurredAt: noon(day),
          channel: 'WEB',
          kind: 'OUT_OF_STOCK',
          anonymousId: `browser ${index}`,
          productId: index < holds ? held : central,
        })),
      );
      const found = await readiness(day, dayOf(Date.parse(day) + DAY));
      expect(found.signal('PARADOXICAL_STOCK_OUT')).toMatchObject({
        state,
        value: { value: `0.${holds}00`, n: 100, numerator: String(holds), denominator: '100' },
      });
      // The other two signals have nothing to be judged by: one red signal is enough.
      expect(found.signal('MARGIN_PRESSURE').state).toBe('UNKNOWN');
      expect(found.signal('PHYGITAL_DEMAND').state).toBe('UNKNOWN');
      expect(found.verdict).toBe(verdict);
    },
  );

  it('I5, K8: leads to the goods, the store that had them, units and euros of a cart that was refused', async () => {
    const { channels } = await retailer.read<{ channels: Array<{ id: string; isDefault: boolean }> }>(
      '{ channels { id isDefault } }',
    );
    const channelId = channels.find(({ isDefault }) => isDefault)?.id;
    // Carts hold their units, so that one which cannot have them is refused.
    await retailer.change(
      `mutation ($input: UpdateChannelInput!) { updateChannel(input: $input) { __typename ... on UserError { message } } }`,
      { channelId, cartHoldMinutes: 15 },
    );
    const { product } = await retailer.change<{ product: { id: string; variants: { nodes: [{ id: string }] } } }>(
      `mutation ($input: CreateProductInput!) { createProduct(input: $input) { __typename
        ... on CreateProductPayload { product { id variants { nodes { id } } } } ... on UserError { message } } }`,
      {
        title: 'Cape',
        status: 'ACTIVE',
        idempotencyKey: randomUUID(),
        variants: [{ sku: 'CAPE', price: { amount: '25.00', currencyCode: 'EUR' } }],
      },
    );
    await retailer.change(
      `mutation ($input: PublishProductInput!) { publishProduct(input: $input) { __typename ... on UserError { message } } }`,
      { productId: product.id, channelIds: [channelId] },
    );
    const [{ id: variantId }] = product.variants.nodes;
    await retailer.change(
      `mutation ($input: AdjustInventoryInput!) { adjustInventory(input: $input) { __typename ... on UserError { message } } }`,
      {
        idempotencyKey: randomUUID(),
        reason: 'delivery',
        changes: [{ variantId, locationId: store, state: 'AVAILABLE', delta: 3 }],
      },
    );
    const { createCart } = await retailer.ask<{ createCart: { __typename: string } }>(
      'mutation ($input: CreateCartInput!) { createCart(input: $input) { __typename ... on UserError { message } } }',
      { input: { idempotencyKey: randomUUID(), lines: [{ variantId, quantity: 2 }] } },
    );
    expect(createCart.__typename).toBe('InsufficientStockError');
    await retailer.settle();
    const today = Date.now();
    const input = { from: dayOf(today - DAY), before: dayOf(today + 2 * DAY) };
    const data = await retailer.read<{ paradoxicalStockOuts: { nodes: object[] } }>(PARADOXES, { input });
    expect(data.paradoxicalStockOuts.nodes).toMatchObject([
      {
        variant: { id: variantId, sku: 'CAPE' },
        location: { id: store, name: 'PAR' },
        ...{ requests: 1, unitsAsked: 2, unitsHeld: 3 },
        // Twice 25.00 less 20 % of tax in them.
        lost: { amount: '41.67', currencyCode: 'EUR' },
      },
    ]);
  });
});

describe('signal 2, the pressure on margin', () => {
  const day = '2024-03-01';
  const costed = (type: string, payload: object): NewEvent => ({
    type: `inventory.${type}.v1`,
    aggregateId: randomUUID(),
    aggregateVersion: 0,
    occurredAt: new Date(noon(day)),
    payload: { locationId: store, currency: 'EUR', ...payload },
  });
  it('I6: transfers, markdowns and the holding of what lies too long, over net sales, is red strictly above its threshold', async () => {
    await retailer.importOrders([historyOrder('pressure', noon(day), 100_000, { channel: 'STORE', storeId: store })]);
    await retailer.emit('inventory', [
      costed('transfer-costed', { transferId: 't1', costMinor: '6000', costedAt: noon(day) }),
      costed('stock-marked-down', { markdownId: 'm1', costMinor: '3782', markedDownAt: noon(day) }),
    ]);
    // 400 units that sold nothing cost 10.00 each and 20 % a year: 2.18 for the day.
    const found = await readiness(day, dayOf(Date.parse(day) + DAY));
    expect(found.signal('MARGIN_PRESSURE')).toMatchObject({
      state: 'GREEN',
      value: { numerator: '10000', denominator: '100000', value: '0.1000' },
    });
    await retailer.emit('inventory', [
      costed('transfer-costed', { transferId: 't2', costMinor: '1', costedAt: noon(day) }),
    ]);
    const above = await readiness(day, dayOf(Date.parse(day) + DAY));
    expect(above.signal('MARGIN_PRESSURE').state).toBe('RED');
    expect(above.verdict).toBe('SWITCH');
  });
});

describe('signal 3, phygital demand', () => {
  const orders = (day: string, pickups: number) =>
    Array.from({ length: 100 }, (_, index) =>
      historyOrder(`${day} ${index}`, noon(day), 10_000, { deliveryMethod: index < pickups ? 'PICKUP' : 'SHIP' }),
    );
  it('I7: is red where its share rises beyond chance, and refused requests count', async () => {
    await retailer.importOrders([...orders('2024-04-01', 10), ...orders('2024-04-02', 12)]);
    const refused = (index: number): NewEvent => ({
      type: 'inventory.service-requested.v1',
      aggregateId: `wish-${index}`,
      aggregateVersion: 0,
      occurredAt: new Date(noon('2024-04-02')),
      payload: {
        requestId: `wish-${index}`,
        service: index === 0 ? 'SHIP_FROM_STORE' : 'E_RESERVATION',
        outcome: 'REFUSED',
        reason: 'SERVICE_OFF',
        channel: 'WEB',
        locationId: store,
        requestedAt: noon('2024-04-02'),
      },
    });
    await retailer.emit(
      'inventory',
      Array.from({ length: 10 }, (_, index) => refused(index)),
    );
    const { signal, verdict } = await readiness('2024-04-02', '2024-04-03');
    // 12 of 100 orders, and 10 requests that are no order; 10 of 100 the day before.
    expect(signal('PHYGITAL_DEMAND')).toMatchObject({
      state: 'RED',
      value: { numerator: '22', denominator: '110', value: '0.2000' },
    });
    expect(verdict).toBe('SWITCH');
  });

  it('I7: counts a wish to reserve in a store that does not do so', async () => {
    const today = Date.now();
    const now = [dayOf(today - DAY), dayOf(today + 2 * DAY)] as const;
    const { createReservation } = await retailer.ask<{ createReservation: { __typename: string } }>(
      `mutation ($input: CreateReservationInput!) { createReservation(input: $input) { __typename ... on UserError { message } } }`,
      { input: { idempotencyKey: randomUUID(), locationId: store, lines: [{ variantId: held, quantity: 1 }] } },
      retailer.admin,
    );
    expect(createReservation.__typename).toBe('ConflictError');
    const { signal } = await readiness(...now);
    expect(signal('PHYGITAL_DEMAND').value).toMatchObject({ numerator: '1', denominator: '1' });
  });
});
