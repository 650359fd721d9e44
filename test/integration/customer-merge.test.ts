import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Domain } from '../../subgraphs/shared/domains.ts';
import { openTestInstance, type TestInstance } from '../support/test-instance.ts';
import { unique } from '../support/unique.ts';

const ORDERS = 'mutation ($batch: JSON!) { ordersImport(batch: $batch) }';
const TOUCHES = 'mutation ($batch: JSON!) { attributionImportTouchpoints(batch: $batch) }';
const RESOLVE = 'mutation ($sets: JSON!) { customersResolveIdentities(sets: $sets) }';
const MERGE = `mutation ($input: MergeCustomersInput!) { mergeCustomers(input: $input) {
  __typename ... on MergeCustomersPayload { completion customer { id } } ... on UserError { message } } }`;
const UNMERGE = `mutation ($input: UnmergeCustomerInput!) { unmergeCustomer(input: $input) {
  __typename ... on UnmergeCustomerPayload { completion } ... on UserError { message } } }`;
const WHOLE = `query ($id: ID!) { customer(ref: { id: $id }) { id mergedIds loyaltyAccount { points } orderCount
  orders(first: 10) { nodes { number customer { id } } }
  touchpoints(first: 10) { nodes { id } }
  timeline(first: 20, kinds: [ORDER, POINTS]) {
    nodes { kind ... on OrderTimelineEntry { order { number } } ... on PointsTimelineEntry { order { number } } } } } }`;
const SIGN_UP = `mutation ($input: SignUpInput!) { signUp(input: $input) {
  __typename ... on SignUpPayload { session { accessToken } customer { id } } ... on UserError { message } } }`;

interface Whole {
  customer: {
    id: string;
    mergedIds: string[];
    loyaltyAccount: { points: number } | null;
    orderCount: number;
    orders: { nodes: Array<{ number: string; customer: { id: string } }> };
    touchpoints: { nodes: unknown[] };
    timeline: { nodes: Array<{ kind: string; order: { number: string } | null }> };
  };
}

let instance: TestInstance;
let admin: string;
beforeAll(async () => {
  instance = await openTestInstance({ engine: 'SHARED' });
  admin = await instance.adminToken();
});
afterAll(() => instance.close());

async function port<T>(domain: Domain, document: string, variables: Record<string, unknown>): Promise<T> {
  const answer = await instance.callPort(domain, document, variables);
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return Object.values(answer.data ?? {})[0] as T;
}

function order(customerId: string | undefined, number: string, netMinor: string) {
  const line = {
    externalId: '1',
    variantId: null,
    productId: null,
    productTitle: 'Scarf',
    sku: null,
    category: null,
    quantity: 1,
    unitPriceMinor: netMinor,
    grossMinor: netMinor,
    discountMinor: '0',
    netMinor,
    taxMinor: '0',
    costMinor: null,
  };
  return {
    externalId: number,
    orderNumber: number,
    channel: 'WEB',
    storeId: null,
    customerId,
    placedAt: '2026-05-01T10:00:00Z',
    currency: 'EUR',
    taxIncluded: false,
    lines: [line],
    shippingMinor: '0',
    returns: [],
  };
}

/** Two people with an order each, 100 and 50 euros, and as many visits before it: two and one. */
async function twoBuyers(): Promise<[string, string]> {
  const tag = unique('t').slice(-12);
  const sets = ['a', 'b'].map((ref) => ({ ref, identifiers: [{ kind: 'EMAIL', value: `${ref}${tag}@maison.fr` }] }));
  const made = await port<Array<{ ref: string; customerId: string }>>('customers', RESOLVE, { sets });
  const [a, b] = ['a', 'b'].map((ref) => made.find((one) => one.ref === ref)?.customerId ?? '') as [string, string];
  const orders = [order(a, `A-${tag}`, '10000'), order(b, `B-${tag}`, '5000')];
  await port('orders', ORDERS, { batch: { source: `test-${tag}`, earnPoints: true, orders } });
  const touchpoints = [a, a, b].map((customerId, index) => ({
    id: `${tag}-${index}`,
    occurredAt: '2026-04-30T10:00:00Z',
    channel: 'WEB',
    kind: 'VISIT',
    customerId,
  }));
  await port('attribution', TOUCHES, { batch: { batchId: tag, touchpoints } });
  return [a, b];
}

const whole = async (id: string) => (await instance.ask<Whole>(WHOLE, { id }, admin)).customer;

/** Loyalty, the timeline and the facts have received them all. */
async function untilTold(...ids: string[]): Promise<void> {
  await expect
    .poll(
      async () =>
        Promise.all(
          ids.map(async (id) => {
            const { timeline, touchpoints } = await whole(id);
            return [...timeline.nodes.map((node) => node.kind).sort(), touchpoints.nodes.length > 0];
          }),
        ),
      { interval: 200 },
    )
    .toEqual(ids.map(() => ['ORDER', 'POINTS', true]));
}

describe('a merge, through the gateway', () => {
  it('answers DONE, and from then on every domain reads one customer; taken back, two again', async () => {
    const [a, b] = await twoBuyers();
    await untilTold(a, b);
    const before = await Promise.all([whole(a), whole(b)]);
    expect(before.map((one) => one.loyaltyAccount?.points)).toEqual([100, 50]);
    expect(before.map((one) => one.touchpoints.nodes.length)).toEqual([2, 1]);
    const input = { survivorId: a, mergedId: b, reason: 'same card', idempotencyKey: randomUUID() };
    const { mergeCustomers } = await instance.ask<Record<string, unknown>>(MERGE, { input }, admin);
    expect(mergeCustomers).toEqual({ __typename: 'MergeCustomersPayload', completion: 'DONE', customer: { id: a } });
    for (const id of [a, b]) {
      const one = await whole(id);
      expect(one).toMatchObject({ id: a, mergedIds: [b], orderCount: 2, loyaltyAccount: { points: 150 } });
      expect(one.orders.nodes.map(({ customer }) => customer.id)).toEqual([a, a]);
      expect(one.touchpoints.nodes).toHaveLength(3);
      expect(one.timeline.nodes.filter((node) => node.order !== null)).toHaveLength(4);
    }
    const { unmergeCustomer } = await instance.ask<Record<string, unknown>>(
      UNMERGE,
      { input: { customerId: b, idempotencyKey: randomUUID() } },
      admin,
    );
    expect(unmergeCustomer).toEqual({ __typename: 'UnmergeCustomerPayload', completion: 'DONE' });
    expect(await Promise.all([whole(a), whole(b)])).toMatchObject([
      { id: a, mergedIds: [], orderCount: 1, loyaltyAccount: { points: 100 }, touchpoints: { nodes: [{}, {}] } },
      { id: b, mergedIds: [], orderCount: 1, loyaltyAccount: { points: 50 }, touchpoints: { nodes: [{}] } },
    ]);
  });

  it('is refused to customers, who see nothing of each other', async () => {
    const [a] = await twoBuyers();
    const input = { email: `${unique('t').slice(-12)}@maison.fr`, password: 'ciel gris 42' };
    const { signUp } = await instance.ask<{ signUp: { session: { accessToken: string }; customer: { id: string } } }>(
      SIGN_UP,
      { input },
    );
    const merge = { survivorId: signUp.customer.id, mergedId: a, idempotencyKey: randomUUID() };
    const refused = await instance.send(MERGE, { input: merge }, { token: signUp.session.accessToken });
    expect(refused.errors[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
    expect(
      (
        await instance.ask<{ customer: unknown }>(
          'query ($id: ID!) { customer(ref: { id: $id }) { id } }',
          { id: a },
          signUp.session.accessToken,
        )
      ).customer,
    ).toBeNull();
    const me = await instance.ask('{ me { __typename ... on Customer { id } } }', {}, signUp.session.accessToken);
    expect(me).toEqual({ me: { __typename: 'Customer', id: signUp.customer.id } });
  });
});

describe('an account under an address that nobody has proved', () => {
  it('is joined to who is known by it for staff, and shows its owner nothing of theirs in any domain', async () => {
    const tag = unique('t').slice(-12);
    const [phone, email] = [`+336${tag.replace(/\D/g, '1').slice(-8).padStart(8, '2')}`, `v${tag}@maison.fr`];
    const input = { email, password: 'ciel gris 42' };
    const { signUp } = await instance.ask<{ signUp: { session: { accessToken: string }; customer: { id: string } } }>(
      SIGN_UP,
      { input },
    );
    const identifiers = [
      { kind: 'PHONE', value: phone },
      { kind: 'EMAIL', value: email },
    ];
    const sets = [{ ref: 'a', identifiers, source: 'POS' }];
    const [found] = await port<Array<{ customerId: string }>>('customers', RESOLVE, { sets });
    const victim = found?.customerId ?? '';
    expect(victim).not.toBe(signUp.customer.id);
    const orders = [order(victim, `V-${tag}`, '10000')];
    await port('orders', ORDERS, { batch: { source: `test-${tag}`, earnPoints: true, orders } });
    const touchpoints = [
      { id: tag, occurredAt: '2026-04-30T10:00:00Z', channel: 'WEB', kind: 'VISIT', customerId: victim },
    ];
    await port('attribution', TOUCHES, { batch: { batchId: tag, touchpoints } });
    await expect
      .poll(async () => (await whole(signUp.customer.id)).loyaltyAccount?.points, { interval: 200 })
      .toBe(100);
    expect((await whole(signUp.customer.id)).orders.nodes).toHaveLength(1);
    const OWN = `{ me { ... on Customer { id mergedIds phone loyaltyAccount { points } orderCount orders(first: 10) { nodes { id } }
      touchpoints(first: 10) { nodes { id } } timeline(first: 10) { nodes { kind } } } } }`;
    const { me } = await instance.ask<{ me: Record<string, unknown> }>(OWN, {}, signUp.session.accessToken);
    expect(me).toEqual({
      id: signUp.customer.id,
      mergedIds: [],
      phone: null,
      loyaltyAccount: null,
      orderCount: 0,
      orders: { nodes: [] },
      touchpoints: { nodes: [] },
      timeline: { nodes: [{ kind: 'SIGN_UP' }] },
    });
    const others = await instance.ask(
      'query ($id: ID!) { customer(ref: { id: $id }) { id } }',
      { id: victim },
      signUp.session.accessToken,
    );
    expect(others).toEqual({ customer: null });
  });
});

describe('a session, through the gateway', () => {
  it('is refused soon after it was ended', async () => {
    const input = { email: `${unique('t').slice(-12)}@maison.fr`, password: 'ciel gris 42' };
    const { signUp } = await instance.ask<{ signUp: { session: { accessToken: string } } }>(SIGN_UP, { input });
    await instance.ask('mutation { signOut(input: {}) { __typename } }', {}, signUp.session.accessToken);
    await expect
      .poll(
        async () => (await instance.send('{ me { __typename } }', {}, { token: signUp.session.accessToken })).status,
        {
          timeout: 10_000,
          interval: 500,
        },
      )
      .toBe(401);
  });
});
