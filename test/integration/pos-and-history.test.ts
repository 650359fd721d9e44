import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anonymous } from '#kernel/request/actor.ts';
import { HOUR } from '#kernel/values/time.ts';
import { brokenInvariants } from '../support/order-invariants.ts';
import {
  admin,
  associateAt,
  customerActor,
  guest,
  openSalesDomains,
  type SalesDomains,
} from '../support/sales-domains.ts';
import { type Answer, assertOrder, ORDER_FIELDS, shopperIn } from '../support/shopping.ts';

let domains: SalesDomains;
beforeAll(async () => {
  domains = await openSalesDomains();
});
afterAll(async () => {
  await domains.work('orders');
  const broken = await brokenInvariants(domains.db);
  await domains.close();
  expect(broken).toEqual([]);
});

const SALE = `mutation ($input: RecordPosSaleInput!) {
  recordPosSale(input: $input) { __typename ... on RecordPosSalePayload { completion order { ${ORDER_FIELDS} } } ... on UserError { errorCode message } } }`;
const LEVELS = `query ($ids: [ID!]!) { inventoryLevels(filter: { variantIds: $ids }, first: 20) { nodes { location { id } available onHand shortage } } }`;
const HISTORY = `query ($r: [_Any!]!, $first: Int, $after: String) { _entities(representations: $r) { ... on Customer {
  orderCount orders(first: $first, after: $after) { nodes { id number source } pageInfo { hasNextPage endCursor } } } } }`;
const LIST = `query ($query: String, $filter: OrderFilter, $first: Int, $after: String) { orders(query: $query, filter: $filter, first: $first, after: $after) {
  totalCount totals { orderCount netSales { amount currencyCode } } nodes { id number } pageInfo { hasNextPage endCursor } } }`;
const IMPORT = `mutation ($batch: JSON!) { ordersImport(batch: $batch) }`;
const MERGE = `mutation ($input: MergeCustomersInput!) { mergeCustomers(input: $input) { __typename } }`;

const eur = (amount: string) => ({ amount, currencyCode: 'EUR' });
function sale(variantId: string, fields: object = {}) {
  return {
    terminalCode: 'T1',
    sequence: Math.floor(Math.random() * 1e9),
    location: { id: domains.paris },
    occurredAt: domains.clock.now().toISOString(),
    lines: [{ variant: { id: variantId }, quantity: 2, unitPrice: eur('60.00'), discount: eur('12.00') }],
    payments: [{ kind: 'CASH', amount: eur('108.00') }],
    ...fields,
  };
}
const record = (actor: Parameters<SalesDomains['ask']>[1], input: object) =>
  domains.ask<Answer>('orders', actor, SALE, { input });
interface History {
  orderCount: number;
  orders: { nodes: Array<{ id: string }>; pageInfo: { hasNextPage: boolean; endCursor: string } };
}
interface List {
  totalCount: number;
  totals: { orderCount: number; netSales: { amount: string } };
  nodes: Array<{ id: string; number: string }>;
  pageInfo: { hasNextPage: boolean; endCursor: string };
}
async function history(actor: Parameters<SalesDomains['ask']>[1], customerId: string, args: object = {}) {
  const r = [{ __typename: 'Customer', id: customerId }];
  return domains.send('orders', actor, HISTORY, { r, ...args });
}
async function historyOf(
  customerId: string,
  args: object = {},
  actor: Parameters<SalesDomains['ask']>[1] = customerActor(customerId),
): Promise<History> {
  const answer = await history(actor, customerId, args);
  const [found] = (answer.data?.['_entities'] ?? []) as History[];
  if (!found) throw new Error(JSON.stringify(answer.errors));
  return found;
}
const listed = (filter: object, args: object = {}) => domains.ask<List>('orders', admin, LIST, { filter, ...args });

describe('O15: a POS sale', () => {
  it('is recorded once however often it is sent, at the prices sent, with its discount before tax', async () => {
    const scarf = await domains.product('60.00', { [domains.paris]: 5 });
    const input = sale(scarf);
    const answers = await Promise.all(Array.from({ length: 10 }, () => record(associateAt(domains.paris), input)));
    expect(new Set(answers.map((answer) => assertOrder(answer).id)).size).toBe(1);
    expect(assertOrder(answers[0] as Answer)).toMatchObject({
      status: 'PLACED',
      fulfillmentStatus: 'FULFILLED',
      cost: {
        subtotal: { net: { amount: '90.00' } },
        discount: { net: { amount: '10.00' } },
        total: { tax: { amount: '18.00' }, gross: { amount: '108.00' } },
      },
      payments: [{ kind: 'CASH', status: 'CAPTURED' }],
    });
    const { nodes } = await domains.ask<{ nodes: object[] }>('inventory', admin, LEVELS, { ids: [scarf] });
    expect(nodes).toMatchObject([{ available: 3, onHand: 3, shortage: 0 }]);
    expect(
      await record(associateAt(domains.paris), { ...input, payments: [{ kind: 'CARD', amount: eur('108.00') }] }),
    ).toMatchObject({
      errorCode: 'IDEMPOTENCY_KEY_REUSED',
    });
  });

  it('is never refused for stock: what is missing becomes a shortage', async () => {
    const scarf = await domains.product('60.00', { [domains.paris]: 1 });
    assertOrder(await record(associateAt(domains.paris), sale(scarf)));
    const { nodes } = await domains.ask<{ nodes: object[] }>('inventory', admin, LEVELS, { ids: [scarf] });
    expect(nodes).toMatchObject([{ available: 0, shortage: 1 }]);
  });

  it('knows its customer by what they showed, and takes items that the catalog does not know', async () => {
    const customerId = await domains.customer('lea.martin@example.com');
    const scarf = await domains.product('60.00', { [domains.paris]: 5 });
    const identifiers = [{ kind: 'EMAIL', value: 'Lea.Martin@Example.com' }];
    const lines = [
      { variant: { id: scarf }, quantity: 1, unitPrice: eur('60.00') },
      { variant: { gtin: '4006381333931' }, quantity: 1, unitPrice: eur('12.00') },
    ];
    const payments = [{ kind: 'CARD', amount: eur('72.00') }];
    const order = assertOrder(await record(associateAt(domains.paris), sale(scarf, { identifiers, lines, payments })));
    expect((await historyOf(customerId)).orders.nodes.map((node) => node.id)).toEqual([order.id]);
  });

  it('is refused to who may not sell there, and where it says nothing that was sold or came back', async () => {
    const scarf = await domains.product('60.00', {});
    expect(await record(anonymous, sale(scarf))).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await record(customerActor(await domains.customer()), sale(scarf))).toMatchObject({ code: 'FORBIDDEN' });
    expect(await record(associateAt(domains.lyon), sale(scarf))).toMatchObject({ code: 'FORBIDDEN' });
    const paris = associateAt(domains.paris);
    expect(await record(paris, sale(scarf, { lines: [] }))).toMatchObject({ errorCode: 'VALIDATION' });
    expect(await record(paris, sale(scarf, { payments: [{ kind: 'POINTS', amount: eur('108.00') }] }))).toMatchObject({
      errorCode: 'VALIDATION',
    });
  });
});

describe('O19: the order history', () => {
  it('is one over channels and merged ids, newest first, page by page, in one statement', async () => {
    const [first, second] = [await domains.customer(), await domains.customer()];
    const scarf = await domains.product('60.00', { [domains.warehouse]: 9 });
    const ids: string[] = [];
    for (const customerId of [first, second, first]) {
      const shopper = shopperIn(domains, customerActor(customerId));
      ids.unshift(assertOrder(await shopper.pay(await shopper.fill([{ variantId: scarf, quantity: 1 }]))).id);
      domains.clock.advance(HOUR);
    }
    expect((await historyOf(first)).orderCount).toBe(2);
    const input = { survivorId: first, mergedId: second, reason: 'same person', idempotencyKey: randomUUID() };
    await domains.ask('customers', admin, MERGE, { input });
    await domains
      .db('orders')
      .query({ text: `insert into customer_alias values ('${second}', '${first}', 1)`, values: [] });
    // A merge by staff opens nothing to a token.
    expect((await historyOf(second)).orders.nodes.map((node) => node.id)).toEqual([ids[1]]);
    const page = await historyOf(second, { first: 2 }, admin);
    expect(page.orderCount).toBe(3);
    expect(page.orders.nodes.map((node) => node.id)).toEqual(ids.slice(0, 2));
    const next = await historyOf(second, { first: 2, after: page.orders.pageInfo.endCursor }, admin);
    expect(next.orders.nodes.map((node) => node.id)).toEqual(ids.slice(2));
    const statements = await domains.count(() => history(admin, first));
    expect(statements).toBeLessThanOrEqual(2);
    const COUNTED = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Customer { orders(first: 1) { totalCount } } } }`;
    const r = [second, await domains.customer()].map((id) => ({ __typename: 'Customer', id }));
    expect(await domains.ask('orders', admin, COUNTED, { r })).toEqual([
      { orders: { totalCount: 3 } },
      { orders: { totalCount: 0 } },
    ]);
  });

  it('is nobody else’s', async () => {
    const customerId = await domains.customer();
    const answer = await history(customerActor(await domains.customer()), customerId);
    expect(answer.errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
    expect((await history(guest, customerId)).data).toEqual({ _entities: [{ orderCount: null, orders: null }] });
  });
});

describe('the list of orders', () => {
  it('filters by business days half-open and sums net sales with returns on their own day', async () => {
    const order = (externalId: string, placedAt: string, returns: object[] = []) => ({
      externalId,
      orderNumber: externalId,
      channel: 'EBAY',
      storeId: null,
      customerId: null,
      placedAt,
      currency: 'EUR',
      taxIncluded: false,
      shippingMinor: '500',
      lines: [
        {
          externalId: '1',
          variantId: null,
          productId: null,
          productTitle: 'Old coat',
          sku: 'OLD',
          category: 'Coats',
          quantity: 2,
          unitPriceMinor: '6000',
          grossMinor: '12000',
          discountMinor: '2000',
          netMinor: '10000',
          taxMinor: '0',
          costMinor: null,
        },
      ],
      returns,
    });
    const back = {
      externalId: 'R1',
      returnedAt: '2024-03-10T12:00:00Z',
      locationId: null,
      refundMinor: '5000',
      lines: [
        {
          lineExternalId: '1',
          quantity: 1,
          grossMinor: '6000',
          discountMinor: '1000',
          netMinor: '5000',
          costMinor: null,
        },
      ],
    };
    const batch = {
      source: 'old-shop',
      earnPoints: false,
      // 23:30 UTC is the next day in Paris.
      orders: [
        order('A', '2024-03-01T23:30:00Z', [back]),
        order('B', '2024-03-02T22:59:59Z'),
        order('C', '2024-03-02T23:00:00Z'),
      ],
    };
    const service = { kind: 'service', name: 'import' } as const;
    expect(await domains.ask('orders', service, IMPORT, { batch })).toEqual({
      created: 3,
      unchanged: 0,
      corrected: 0,
      returnsCreated: 1,
      changed: [],
      rejected: [],
    });
    expect(await domains.ask('orders', service, IMPORT, { batch })).toEqual({
      created: 0,
      unchanged: 3,
      corrected: 0,
      returnsCreated: 0,
      changed: [],
      rejected: [],
    });
    const later = {
      ...back,
      externalId: 'R2',
      refundMinor: '700',
      lines: [{ ...back.lines[0], quantity: 0, grossMinor: '700', discountMinor: '0', netMinor: '700' }],
    };
    const again = { ...batch, orders: [order('A', '2024-03-01T23:30:00Z', [back, later]), { ...order('D', 'x') }] };
    expect(await domains.ask('orders', service, IMPORT, { batch: again })).toMatchObject({
      created: 0,
      returnsCreated: 1,
      rejected: [{ externalId: 'D' }],
    });

    const channelIds = [await domains.channelId('EBAY')];
    const day = await listed({
      channelIds,
      placed: { from: '2024-03-02', before: '2024-03-03', timeZone: 'Europe/Paris' },
    });
    expect(day.nodes.map((node) => node.number)).toEqual(['B', 'A']);
    expect(day).toMatchObject({ totalCount: 2, totals: { orderCount: 2, netSales: { amount: '200.00' } } });
    const month = await listed({
      channelIds,
      placed: { from: '2024-03-01', before: '2024-04-01', timeZone: 'Europe/Paris' },
    });
    expect(month.totals).toMatchObject({ orderCount: 3, netSales: { amount: '243.00' } });
    const empty = await listed({ channelIds, placed: { from: '2024-03-10', before: '2024-03-11' } });
    expect(empty).toMatchObject({ nodes: [], totals: { orderCount: 0, netSales: { amount: '-57.00' } } });
    expect((await listed({}, { query: 'old' })).nodes).toHaveLength(3);
    expect((await listed({}, { query: '%' })).nodes).toHaveLength(0);
    const page = await listed({ channelIds }, { first: 2 });
    const next = await listed({ channelIds }, { first: 2, after: page.pageInfo.endCursor });
    expect([...page.nodes, ...next.nodes].map((node) => node.number)).toEqual(['C', 'B', 'A']);
  });

  it('is for staff who may read orders', async () => {
    expect((await domains.send('orders', anonymous, LIST, {})).errors?.[0]?.extensions?.['code']).toBe(
      'UNAUTHENTICATED',
    );
    const customer = customerActor(await domains.customer());
    expect((await domains.send('orders', customer, LIST, {})).errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
    expect((await domains.send('orders', customer, IMPORT, { batch: {} })).errors).toHaveLength(1);
    for (const after of ['nonsense', Buffer.from('["2026-13-45T99:99:99.000Z","x"]').toString('base64url')]) {
      const answer = await domains.send('orders', admin, LIST, { after });
      expect(answer.errors?.[0]?.extensions?.['code']).toBe('VALIDATION');
    }
    const nowhere = await domains.send('orders', admin, LIST, { filter: { placed: { timeZone: 'Mars/Olympus' } } });
    expect(nowhere.errors?.[0]?.message).toContain('an IANA time zone');
  });
});
