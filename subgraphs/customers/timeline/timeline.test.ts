import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '#kernel/database/sql.ts';
import { deliver } from '#kernel/events/consumer.ts';
import type { LoggedEvent } from '#kernel/events/event-log.ts';
import { newId } from '#kernel/values/ids.ts';
import {
  type CustomersHouse,
  customerActor,
  openCustomersHouse,
  parseSet,
  service,
  staffActor,
} from '../../../test/support/customers-house.ts';
import { unique } from '../../../test/support/unique.ts';
import { subscriptions } from './handlers.ts';

const store = newId('loc');
const associate = staffActor(['ASSOCIATE'], [store]);
const clerk = staffActor(['SERVICE']);
const TIMELINE = `query ($id: ID!, $first: Int!, $after: String, $types: [TimelineEntryType!]) { customer(id: $id) {
  timeline(first: $first, after: $after, types: $types) {
    nodes { id type occurredAt summary channel { __typename code } location { id } order { __typename id } data }
    pageInfo { hasNextPage endCursor } } } }`;
const RECORD = `mutation ($i: RecordInteractionInput!) { recordInteraction(input: $i) {
  __typename ... on RecordInteractionPayload { interactionId customer { timeline(first: 1) { nodes { id type } } } }
  ... on DomainError { message } } }`;

interface Timeline {
  nodes: Array<{
    id: string;
    type: string;
    summary: string;
    order: { id: string } | null;
    data: Record<string, unknown>;
  }>;
  pageInfo: { hasNextPage: boolean; endCursor: string };
}

let house: CustomersHouse;
beforeAll(async () => {
  house = await openCustomersHouse();
});
afterAll(() => house.close());

let sequence = 0;
function event(type: string, payload: Record<string, unknown>): LoggedEvent {
  sequence += 1;
  return {
    id: unique('x').slice(2),
    type,
    aggregateId: String(payload['orderId'] ?? sequence),
    aggregateVersion: '1',
    occurredAt: '2026-11-22T10:00:00.000Z',
    payload,
    position: `${sequence}:1`,
  };
}

function placed(customerId: string | null, minute: number, more: Record<string, unknown> = {}): LoggedEvent {
  return event('orders.order-placed.v1', {
    orderId: newId('ord'),
    orderNumber: `W-${minute}`,
    channel: 'WEB',
    source: 'CHECKOUT',
    storeId: null,
    customerId,
    currency: 'EUR',
    totalMinor: '12990',
    placedAt: new Date(Date.UTC(2026, 10, 1, 0, minute)).toISOString(),
    lines: [],
    ...more,
  });
}

const hear = (...events: LoggedEvent[]) =>
  house.db.inTransaction('hear', async (tx) => {
    for (const subscription of subscriptions) await deliver(tx, subscription, events);
  });
const timeline = async (id: string, args: object = {}) =>
  (await house.ask<{ timeline: Timeline }>(service, TIMELINE, { id, first: 50, ...args })).timeline;
const customer = async (name = unique('c').slice(-12)) => (await house.resolve(`EMAIL:${name}@x.fr`))[0] ?? '';

describe('the timeline', () => {
  it('tells what every domain says of a customer, each once, with references to what it is about', async () => {
    const id = await customer();
    const order = placed(id, 1, { storeId: store, channel: 'PARIS' });
    const { orderId } = order.payload;
    const facts = { orderId, channel: 'PARIS', storeId: store, customerId: id, currency: 'EUR', lines: [] };
    const heard = [
      order,
      event('orders.order-returned.v1', {
        ...facts,
        returnId: 'ret_1',
        returnLocationId: null,
        refundMinor: '500',
        returnedAt: '2026-11-02T00:00:00Z',
      }),
      event('orders.order-canceled.v1', { ...facts, canceledAt: '2026-11-03T00:00:00Z', reason: 'CUSTOMER' }),
      event('loyalty.points-changed.v1', {
        accountId: 'lac_1',
        customerId: id,
        entryId: 'len_1',
        kind: 'EARN',
        points: 129,
        orderId,
        balance: 129,
        occurredAt: '2026-11-04T00:00:00Z',
      }),
      event('loyalty.points-changed.v1', {
        customerId: id,
        kind: 'HOLD',
        points: -10,
        orderId: null,
        occurredAt: '2026-11-04T00:00:00Z',
      }),
      event('loyalty.gift-card-changed.v1', {
        giftCardId: 'gft_1',
        customerId: id,
        kind: 'ISSUE',
        amountMinor: '5000',
        currency: 'EUR',
        orderId: null,
        occurredAt: '2026-11-05T00:00:00Z',
      }),
    ];
    await hear(...heard);
    await hear(...heard);
    const { nodes } = await timeline(id);
    expect(nodes.map((node) => [node.type, node.summary])).toEqual([
      ['GIFT_CARD', 'Gift card 50.00 EUR'],
      ['POINTS', '+129 points'],
      ['CANCELLATION', 'Order canceled'],
      ['RETURN', 'Return 5.00 EUR'],
      ['ORDER', 'Order W-1 129.90 EUR'],
    ]);
    expect(nodes.at(-1)).toMatchObject({
      channel: { __typename: 'Channel', code: 'PARIS' },
      location: { id: store },
      order: { __typename: 'Order', id: orderId },
    });
    expect((await timeline(id, { types: ['POINTS', 'ORDER'] })).nodes.map((node) => node.type)).toEqual([
      'POINTS',
      'ORDER',
    ]);
  });

  it('buries what it cannot read and goes on with the rest', async () => {
    const id = await customer();
    await hear(placed(id, 1, { totalMinor: 'much' }), placed(id, 2), placed(null, 3));
    expect((await timeline(id)).nodes).toHaveLength(1);
    const dead = await house.db.query(sql`select 1 from dead_letter where handler = 'timeline-orders'`);
    expect(dead).toHaveLength(1);
  });

  it('is one after a merge, and two again after it is taken back', async () => {
    const [a, b] = [await customer(), await customer()];
    await hear(placed(a, 1), placed(b, 2), placed(a, 3));
    const input = { survivorId: a, mergedId: b, idempotencyKey: unique('k') };
    await house.ask(clerk, 'mutation ($i: MergeCustomersInput!) { mergeCustomers(input: $i) { __typename } }', {
      i: input,
    });
    const types = async (id: string) => (await timeline(id)).nodes.map((node) => node.type).sort();
    expect(await types(b)).toEqual(['MERGE', 'ORDER', 'ORDER', 'ORDER']);
    await hear(placed(b, 4));
    expect(await types(a)).toEqual(['MERGE', 'ORDER', 'ORDER', 'ORDER', 'ORDER']);
    await house.ask(clerk, 'mutation ($i: UnmergeCustomerInput!) { unmergeCustomer(input: $i) { __typename } }', {
      i: { mergedId: b },
    });
    expect((await types(a)).filter((type) => type === 'ORDER')).toHaveLength(2);
    expect((await types(b)).filter((type) => type === 'ORDER')).toHaveLength(2);
  });

  it('is read page by page over all ids of the person, every entry once, in one statement for many customers', async () => {
    const name = unique('c').slice(-12);
    const [a, b] = [await customer(name), await customer(`b${name}`)];
    await house.ask(clerk, 'mutation ($i: IdentifyInput!) { identify(input: $i) { __typename } }', {
      i: { identifiers: parseSet(`EMAIL:${name}@x.fr EMAIL:b${name}@x.fr`) },
    });
    // Several at the same instant: the id decides.
    await hear(...Array.from({ length: 23 }, (_, n) => placed(n % 2 ? a : b, Math.floor(n / 4))));
    const seen: string[] = [];
    let after: string | null = null;
    for (let more = true; more; ) {
      const page: Timeline = await timeline(a, { first: 5, after, types: ['ORDER'] });
      seen.push(...page.nodes.map((node) => node.id));
      after = page.pageInfo.endCursor;
      more = page.pageInfo.hasNextPage;
    }
    expect(seen).toHaveLength(23);
    expect(new Set(seen).size).toBe(23);
    const MANY = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Customer { timeline(first: 3) { nodes { id } } } } }`;
    const r = [a, await customer(), await customer()].map((id) => ({ __typename: 'Customer', id }));
    expect(await house.count(service, MANY, { r })).toBe(2);
    const COUNTED = MANY.replace('nodes { id }', 'totalCount');
    expect(await house.ask(service, COUNTED.replace('first: 3', 'first: 3, types: [ORDER]'), { r })).toEqual(
      [23, 0, 0].map((totalCount) => ({ timeline: { totalCount } })),
    );
    expect(await house.count(service, COUNTED, { r })).toBe(3);
  });

  it.each(['x', '["a","b"]', '["1"]', '["1","\\u0000"]'])('refuses the cursor %s', async (key) => {
    const after = Buffer.from(key).toString('base64url');
    const answer = await house.send(service, TIMELINE, { id: await customer(), first: 5, after });
    expect(answer.errors?.[0]?.extensions?.['code']).toBe('VALIDATION');
  });
});

describe('an interaction', () => {
  const record = (actor: Parameters<typeof house.ask>[0], i: object) =>
    house.ask<{ __typename: string; interactionId: string }>(actor, RECORD, { i });

  it('shows on the very next read, is published without the note, and is kept once by its key', async () => {
    const customerId = await customer();
    const i = { customerId, kind: 'TRY_ON', variantIds: [newId('var')], note: 'loves blue', sentiment: 2 };
    const keyed = { ...i, idempotencyKey: unique('k') };
    const first = await record(associate, keyed);
    expect(first).toMatchObject({ customer: { timeline: { nodes: [{ type: 'INTERACTION' }] } } });
    expect((await record(associate, keyed)).interactionId).toBe(first.interactionId);
    expect((await record(associate, { ...keyed, note: 'other' })).__typename).toBe('IdempotencyKeyReusedError');
    const published = (await house.published('interaction-recorded')).filter((one) => one['customerId'] === customerId);
    expect(published).toEqual([
      {
        interactionId: first.interactionId,
        customerId,
        staffId: associate.staffId,
        locationId: store,
        kind: 'TRY_ON',
        variantIds: i.variantIds,
        occurredAt: expect.any(String),
      },
    ]);
  });

  it('is recorded by staff, in their own store and their own name', async () => {
    const customerId = await customer();
    const i = { customerId, kind: 'ADVICE' };
    expect((await record(customerActor(customerId), i)).__typename).toBe('ForbiddenError');
    expect((await record(associate, { ...i, locationId: newId('loc') })).__typename).toBe('ForbiddenError');
    expect((await record(associate, { ...i, staffId: newId('stf') })).__typename).toBe('ForbiddenError');
    expect((await record(clerk, { ...i, customerId: newId('cus') })).__typename).toBe('NotFoundError');
    for (const wrong of [
      { sentiment: 3 },
      { note: 'x'.repeat(2_001) },
      { variantIds: ['shoe'] },
      { customerId: '\u0000' },
    ]) {
      expect((await record(clerk, { ...i, ...wrong })).__typename).toBe('ValidationError');
    }
  });

  it('of history is taken over once, however often it is imported', async () => {
    const customerId = await customer();
    const interactions = ['1', '2'].map((externalId) => ({
      externalId: `${customerId}-${externalId}`,
      customerId,
      kind: 'DEMO',
      occurredAt: `2026-01-0${externalId}T10:00:00Z`,
    }));
    const load = (batch: object) =>
      house.send(service, 'mutation ($b: JSON!) { customersImportInteractions(batch: $b) }', { b: batch });
    const batch = { source: 'demo', interactions };
    expect((await load(batch)).data).toEqual({ customersImportInteractions: { created: 2 } });
    expect((await load(batch)).data).toEqual({ customersImportInteractions: { created: 0 } });
    expect((await timeline(customerId)).nodes).toHaveLength(2);
    expect((await load({ source: 'demo', interactions: [{}] })).errors?.[0]?.extensions?.['code']).toBe('VALIDATION');
  });
});
