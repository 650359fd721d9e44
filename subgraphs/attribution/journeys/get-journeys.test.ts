import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#kernel/request/actor.ts';
import { newId } from '#kernel/values/ids.ts';
import { encodeCursor } from '#kernel/values/pagination.ts';
import { startTestEngine } from '../../../test/support/engine.ts';
import { eventsOf, generateOrders, type TestOrder } from '../../../test/support/order-events.ts';
import { EXECUTIVE, type FactsInstance, openFactsInstance, serviceContext } from '../testing/facts-instance.ts';
import { entities, post, SERVICE_DESK, ship, until, visit } from '../testing/touchpoints.ts';

let instance: FactsInstance;

beforeAll(async () => {
  instance = await openFactsInstance('2026-06-15T12:00:00Z', true, startTestEngine);
});
afterAll(() => instance?.close());

const JOURNEY = `query J($orders: [_Any!]!) { _entities(representations: $orders) { ... on Order {
  journey { touchpointCount daysToConversion firstTouch { id channel { code } } lastTouch { id } touchpoints { id kind source } } } } }`;

interface JourneyAnswer {
  touchpointCount: number;
  daysToConversion: number;
  firstTouch: { id: string } | null;
  lastTouch: { id: string } | null;
  touchpoints: Array<{ id: string }>;
}

async function journeys(ids: string[], actor: Actor = EXECUTIVE): Promise<Array<JourneyAnswer | null>> {
  const orders = ids.map((id) => ({ __typename: 'Order', id }));
  const found = await entities<{ journey: JourneyAnswer | null }>(instance, JOURNEY, { orders }, actor);
  return found.map((entity) => entity.journey);
}

interface TouchpointPage {
  nodes: Array<{ id: string }>;
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string; endCursor: string };
}

const orderOf = (orderId: string, customerId: string, anonymousId: string | null): TestOrder => {
  const [order] = generateOrders(1, new Date('2026-06-10T12:00:00Z'), 0);
  if (!order) throw new Error('no order');
  const placedAt = new Date('2026-06-10T12:00:00Z');
  return { ...order, orderId, customerId, anonymousId, placedAt, canceledAt: null, returned: null };
};

describe('the journey of an order', () => {
  beforeAll(async () => {
    await post(instance, {
      batchId: 'journey',
      touchpoints: [
        visit({
          id: 'j_ad',
          anonymousId: 'phone',
          channel: 'INSTAGRAM',
          kind: 'AD_CLICK',
          source: 'instagram',
          occurredAt: '2026-06-01T09:00:00Z',
        }),
        visit({ id: 'j_signin', anonymousId: 'phone', customerId: 'cus_ada', occurredAt: '2026-06-02T09:00:00Z' }),
        visit({
          id: 'j_mail',
          anonymousId: undefined,
          customerId: 'cus_ada2',
          kind: 'EMAIL_CLICK',
          occurredAt: '2026-06-05T09:00:00Z',
        }),
        visit({ id: 'j_laptop', anonymousId: 'laptop', occurredAt: '2026-06-10T11:00:00Z' }),
        visit({ id: 'j_old', anonymousId: 'phone', occurredAt: '2026-04-01T09:00:00Z' }),
        visit({ id: 'j_after', anonymousId: 'phone', occurredAt: '2026-06-10T12:00:01Z' }),
        visit({ id: 'j_stranger', anonymousId: 'tablet', occurredAt: '2026-06-09T09:00:00Z' }),
      ],
    });
    await ship(instance);
    await instance.publish('orders', eventsOf(orderOf('ord_ada', 'cus_ada', 'laptop')));
    await instance.publish('orders', eventsOf(orderOf('ord_bob', 'cus_bob', null)));
    await instance.settle();
  });

  it('holds the moments of the customer and of every anonymous id seen with them, oldest first, within the window', async () => {
    const [ada, bob, unknown] = await journeys(['ord_ada', 'ord_bob', 'ord_unknown']);
    expect(ada?.touchpoints.map((each) => each.id)).toEqual(['j_ad', 'j_signin', 'j_laptop']);
    expect(ada).toMatchObject({
      touchpointCount: 3,
      daysToConversion: 9,
      firstTouch: { id: 'j_ad', channel: { code: 'INSTAGRAM' } },
      lastTouch: { id: 'j_laptop' },
    });
    expect(bob).toMatchObject({ touchpointCount: 0, firstTouch: null, daysToConversion: null });
    expect(unknown).toBeNull();
  });

  it('holds no moment of a browser that several people share, as the credits do, nor does the list of a customer', async () => {
    const kiosk = (id: string, more: object) =>
      visit({ id, anonymousId: 'kiosk', occurredAt: '2026-06-04T09:00:00Z', ...more });
    await post(instance, {
      batchId: 'kiosk',
      touchpoints: [
        kiosk('k_looked', {}),
        kiosk('k_carol', { customerId: 'cus_carol', occurredAt: '2026-06-04T09:01:00Z' }),
        kiosk('k_dan', { customerId: 'cus_dan', occurredAt: '2026-06-04T09:02:00Z' }),
        visit({ id: 'k_own', anonymousId: 'carols', occurredAt: '2026-06-04T10:00:00Z' }),
      ],
    });
    await ship(instance);
    await instance.publish('orders', eventsOf(orderOf('ord_carol', 'cus_carol', 'kiosk')));
    await instance.publish('orders', eventsOf(orderOf('ord_carol2', 'cus_carol', 'carols')));
    await instance.settle();
    const [carol] = await journeys(['ord_carol']);
    expect(carol?.touchpoints.map((each) => each.id)).toEqual(['k_carol', 'k_own']);
    // Who were two people are one: the browser is theirs.
    await instance.publish('customers', [
      {
        type: 'customers.identity-component-changed.v1',
        aggregateId: 'cus_carol',
        aggregateVersion: 0,
        occurredAt: new Date('2026-06-11T00:00:00Z'),
        payload: { survivorId: 'cus_carol', memberIds: ['cus_carol', 'cus_dan'], bearers: {}, version: '4' },
      },
    ]);
    await instance.settle();
    const [one] = await journeys(['ord_carol']);
    expect(one?.touchpoints.map((each) => each.id)).toEqual(['k_looked', 'k_carol', 'k_dan', 'k_own']);
  });

  it('gains the moments of a merged customer, and an advice given in a store', async () => {
    await instance.publish('customers', [
      {
        type: 'customers.identity-component-changed.v1',
        aggregateId: 'cus_ada',
        aggregateVersion: 0,
        occurredAt: new Date('2026-06-11T00:00:00Z'),
        payload: {
          survivorId: 'cus_ada2',
          memberIds: ['cus_ada', 'cus_ada2'],
          bearers: { cus_ada: 'cus_ada3' },
          version: '5',
        },
      },
      {
        type: 'customers.interaction-recorded.v1',
        aggregateId: 'int_1',
        aggregateVersion: 1,
        occurredAt: new Date('2026-06-03T09:00:00Z'),
        payload: {
          interactionId: 'j_advice',
          customerId: 'cus_ada',
          staffId: 'stf_1',
          locationId: 'loc_1',
          kind: 'ADVICE',
          variantIds: [],
          occurredAt: '2026-06-03T09:00:00Z',
        },
      },
    ]);
    await instance.settle();
    const [ada] = await journeys(['ord_ada']);
    expect(ada?.touchpoints.map((each) => each.id)).toEqual(['j_ad', 'j_signin', 'j_advice', 'j_mail', 'j_laptop']);
  });

  it('is shown to who has proved to be the customer, with their own moments, and to no other, joined or not', async () => {
    const customer = (customerId: string): Actor => ({ kind: 'customer', customerId, sessionId: 's' });
    const [own] = await journeys(['ord_ada'], customer('cus_ada3'));
    expect(own?.touchpoints.map((each) => each.id)).toEqual(['j_signin', 'j_advice']);
    expect(await journeys(['ord_ada'], customer('cus_ada2'))).toEqual([null]);
    expect(await journeys(['ord_ada'], customer('cus_bob'))).toEqual([null]);
    expect(await journeys(['ord_ada'], { kind: 'anonymous' })).toEqual([null]);
  });

  it('shows no caller the moments of a customer whose id an order or a visit gave for an anonymous one', async () => {
    const [victim, mallory] = [newId('cus'), newId('cus')];
    await post(instance, {
      touchpoints: [visit({ id: 'j_victim', customerId: victim, occurredAt: '2026-06-09T09:00:00Z' })],
    });
    await ship(instance);
    await instance.publish('orders', eventsOf(orderOf('ord_mallory', mallory, victim)));
    await instance.settle();
    const actor: Actor = { kind: 'customer', customerId: mallory, sessionId: 's' };
    expect((await journeys(['ord_mallory'], actor))[0]?.touchpoints).toEqual([]);
    const document = `query T($who: [_Any!]!) { _entities(representations: $who) { ... on Customer {
      touchpoints { nodes { id } } } } }`;
    const who = [{ __typename: 'Customer', id: mallory }];
    const [entity] = await entities<{ touchpoints: TouchpointPage }>(instance, document, { who }, actor);
    expect(entity?.touchpoints.nodes).toEqual([]);
  });

  it('pages a customer through all touchpoints, newest first, each once', async () => {
    const document = `query T($who: [_Any!]!, $after: String) { _entities(representations: $who) { ... on Customer {
      touchpoints(first: 2, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } } } }`;
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const who = [{ __typename: 'Customer', id: 'cus_ada' }];
      const [entity]: Array<{ touchpoints: TouchpointPage }> = await entities<{ touchpoints: TouchpointPage }>(
        instance,
        document,
        { who, after },
        SERVICE_DESK,
      );
      if (!entity) throw new Error('no customer');
      seen.push(...entity.touchpoints.nodes.map((node) => node.id));
      after = entity.touchpoints.pageInfo.hasNextPage ? entity.touchpoints.pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toEqual(['j_after', 'j_laptop', 'j_mail', 'j_advice', 'j_signin', 'j_ad', 'j_old']);
  });

  it('pages back from the oldest, and between two cursors', async () => {
    const document = `query T($who: [_Any!]!, $after: String, $last: Int, $before: String) {
      _entities(representations: $who) { ... on Customer { touchpoints(after: $after, last: $last, before: $before) {
        nodes { id } pageInfo { hasPreviousPage startCursor endCursor } } } } }`;
    const page = async (args: object) => {
      const variables = { who: [{ __typename: 'Customer', id: 'cus_ada' }], ...args };
      const [entity] = await entities<{ touchpoints: TouchpointPage }>(instance, document, variables, SERVICE_DESK);
      if (!entity) throw new Error('no customer');
      return { ids: entity.touchpoints.nodes.map(({ id }) => id), ...entity.touchpoints.pageInfo };
    };
    const oldest = await page({ last: 3 });
    expect(oldest).toMatchObject({ ids: ['j_signin', 'j_ad', 'j_old'], hasPreviousPage: true });
    const newer = await page({ last: 4, before: oldest.startCursor });
    expect(newer).toMatchObject({ ids: ['j_after', 'j_laptop', 'j_mail', 'j_advice'], hasPreviousPage: false });
    expect((await page({ after: newer.startCursor, before: oldest.startCursor })).ids).toEqual([
      'j_laptop',
      'j_mail',
      'j_advice',
    ]);
  });
});

it('pages on past a moment that was told twice, in batches without an id', async () => {
  const late = { touchpoints: [visit({ id: 't_late', customerId: 'cus_tom', occurredAt: '2026-06-02T09:00:00Z' })] };
  const early = { touchpoints: [visit({ id: 't_early', customerId: 'cus_tom', occurredAt: '2026-06-01T09:00:00Z' })] };
  for (const batch of [late, late, early]) await post(instance, batch);
  await ship(instance);
  const document = `query T($who: [_Any!]!) { _entities(representations: $who) { ... on Customer {
    touchpoints(first: 1) { nodes { id } pageInfo { hasNextPage endCursor } } } } }`;
  const who = [{ __typename: 'Customer', id: 'cus_tom' }];
  const [entity] = await entities<{ touchpoints: TouchpointPage }>(instance, document, { who }, SERVICE_DESK);
  expect(entity?.touchpoints).toMatchObject({ nodes: [{ id: 't_late' }], pageInfo: { hasNextPage: true } });
});

it.each(['x', '-1', '1e400', '9'.repeat(40)])('refuses a cursor of touchpoints at "%s"', async (at) => {
  const document = `query T($who: [_Any!]!, $after: String) { _entities(representations: $who) { ... on Customer {
    touchpoints(after: $after) { nodes { id } } } } }`;
  const who = [{ __typename: 'Customer', id: 'cus_tom' }];
  const answer = await instance.execute(document, { who, after: encodeCursor([at, 'id']) }, SERVICE_DESK);
  expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'VALIDATION' });
});

describe('while the engine is down', () => {
  it('reports answer UNAVAILABLE, to be tried again, and facts continue when it is back', async () => {
    const document =
      'query { report(input: { from: "2026-06-01", before: "2026-07-01" }, metrics: ["orders"]) { totals { values { value } } } }';
    const before = instance.engine.engine.pid;
    process.kill(before, 'SIGKILL');
    await instance.publish('orders', eventsOf(orderOf('ord_while_down', 'cus_bob', null)));
    const down = await instance.execute(document);
    expect(down.errors?.[0]?.extensions).toMatchObject({ code: 'UNAVAILABLE', isRetryable: true });
    await until(async () => instance.engine.engine.pid !== before);
    await instance.settle();
    await until(async () => (await instance.execute(document)).errors === undefined);
    const answer = await instance.execute(document);
    expect(answer.data).toMatchObject({ report: { totals: { values: [{ value: '6' }] } } });
  });
});

it('sets an unreadable event aside where it can be seen and replayed, and continues with the others', async () => {
  const [good] = eventsOf(orderOf('ord_good', 'cus_bob', null));
  if (!good) throw new Error('no event');
  await instance.publish('orders', [
    { ...good, aggregateId: 'ord_bad', payload: { ...good.payload, lines: 'broken' } },
    good,
  ]);
  await instance.settle();
  const { actor } = serviceContext();
  const answer = await instance.execute('query { attributionDeadLetters }', {}, actor);
  const { attributionDeadLetters } = answer.data as { attributionDeadLetters: Array<{ id: string; handler: string }> };
  // Commissions read the same log with a handler of their own.
  const ofFacts = attributionDeadLetters.filter(({ handler }) => handler === 'facts');
  expect(ofFacts).toMatchObject([{ event: { aggregateId: 'ord_bad' } }]);
  expect((await journeys(['ord_good']))[0]).not.toBeNull();
  const document = 'mutation R($id: ID!) { attributionReplayDeadLetter(id: $id) }';
  const replay = await instance.execute(document, { id: ofFacts[0]?.id }, actor);
  expect(replay.data).toEqual({ attributionReplayDeadLetter: false });
});
