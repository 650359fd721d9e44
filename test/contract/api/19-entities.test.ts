import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#kernel/request/actor.ts';
import { createRequestContext } from '#kernel/request/context.ts';
import { newId } from '#kernel/values/ids.ts';
import { inProject } from '../../../ops/cli/project.ts';
import { publicSchema } from '../../../ops/dev/compose-schema/breaking-changes.ts';
import { ENTITIES } from '../../../subgraphs/shared/entities.ts';
import { can, type Permission, ROLES } from '../../../subgraphs/shared/permissions.ts';
import { type HostileShop, openHostileShop } from '../../hostile/hostile-shop.ts';
import { customerActor, guestActor, service, staffActor, visitor } from '../../support/actors.ts';
import {
  type Answer,
  address,
  assertCart,
  CHECKOUT,
  CREATE_CART,
  UPDATE_CART,
  withoutPages,
} from '../../support/shopping.ts';

/** What is somebody's: who of the staff reads it, whether its customer does, and the root that looks it up. */
interface Private {
  readonly type: string;
  readonly permission: Permission | 'staff';
  readonly isOwners: boolean;
  readonly lookup?: string;
}
const PRIVATE: readonly Private[] = [
  { type: 'Customer', permission: 'customers:read', isOwners: true, lookup: 'customer(ref: { id: $id })' },
  { type: 'Interaction', permission: 'customers:read', isOwners: false },
  { type: 'MergeReview', permission: 'customers:write', isOwners: false },
  { type: 'StaffMember', permission: 'staff', isOwners: false },
  { type: 'Cart', permission: 'orders:write', isOwners: true, lookup: 'cart(id: $id)' },
  { type: 'Checkout', permission: 'orders:write', isOwners: true, lookup: 'checkout(id: $id)' },
  { type: 'Order', permission: 'orders:read', isOwners: true, lookup: 'order(ref: { id: $id })' },
  { type: 'FulfillmentOrder', permission: 'orders:read', isOwners: true },
  { type: 'Payment', permission: 'orders:read', isOwners: true },
  { type: 'PosReceipt', permission: 'orders:read', isOwners: false },
  { type: 'Refund', permission: 'orders:read', isOwners: true },
  { type: 'Return', permission: 'orders:read', isOwners: true },
  { type: 'Reservation', permission: 'inventory:read', isOwners: true },
  { type: 'GiftCard', permission: 'loyalty:read', isOwners: true, lookup: 'giftCard(ref: { id: $id })' },
  { type: 'LoyaltyAccount', permission: 'loyalty:read', isOwners: true },
];
/** Entities that a shopper browses. */
const PUBLIC = ['Channel', 'Collection', 'Location', 'Media', 'Product', 'ProductVariant'];

const READ_ORDER = `query ($id: ID!) { order(ref: { id: $id }) {
  payments(first: 1) { nodes { id } } refunds(first: 1) { nodes { id } } returns(first: 1) { nodes { id } } } }`;
interface OrderParts {
  readonly order: Readonly<Record<'payments' | 'refunds' | 'returns', { nodes: Array<{ id: string }> }>>;
}

const schema = publicSchema(readFileSync(inProject('schema', 'supergraph.graphql'), 'utf8'));
let shop: HostileShop;
const ids = new Map<string, string>();
let alice = '';
beforeAll(async () => {
  shop = await openHostileShop(schema);
  const resolve = shop.names();
  const name = async (of: string) => String(await resolve(of));
  alice = await name('@alice');
  const orderId = await name('@shipped');
  const admin = await shop.test.adminToken();
  const parts = async () => (await shop.test.ask<OrderParts>(READ_ORDER, { id: orderId }, admin)).order;
  await shop.do('admin', 'createReturn', {
    idempotencyKey: await name('@key'),
    orderId,
    locationId: await name('@paris'),
    lines: [{ orderLineId: await name('@shipped.line'), quantity: 1, disposition: 'RESTOCKED' }],
  });
  const input = { idempotencyKey: await name('@otherKey'), customerId: alice, points: 5, reason: 'welcome' };
  await shop.do('admin', 'adjustPoints', input);
  const noted = { idempotencyKey: await name('@otherKey'), customerId: alice, kind: 'CALL', note: 'called twice' };
  const recorded = await shop.do('admin', 'recordInteraction', noted);
  const order = await parts();
  const { customer } = await shop.test.ask<{ customer: { loyaltyAccount: { id: string } } }>(
    'query ($id: ID!) { customer(ref: { id: $id }) { loyaltyAccount { id } } }',
    { id: alice },
    admin,
  );
  const made = {
    Customer: alice,
    Interaction: (recorded['RecordInteractionPayload_interaction'] as { id: string }).id,
    MergeReview: await name('@review'),
    StaffMember: await name('@staff'),
    Cart: await name('@otherCart'),
    Checkout: await name('@shipped.checkout'),
    Order: orderId,
    FulfillmentOrder: await name('@shipped.fulfillment'),
    Payment: order.payments.nodes[0]?.id ?? '',
    PosReceipt: await name('@sale.receipt'),
    Refund: order.refunds.nodes[0]?.id ?? '',
    Return: order.returns.nodes[0]?.id ?? '',
    Reservation: await name('@reservation'),
    GiftCard: await name('@card'),
    LoyaltyAccount: customer.loyaltyAccount.id,
  };
  for (const [type, id] of Object.entries(made)) ids.set(type, id);
});
afterAll(() => shop?.close());

const callers = (): ReadonlyArray<readonly [name: string, actor: Actor]> => [
  ['anonymous', visitor],
  ['a guest', guestActor()],
  ['its customer', customerActor(alice)],
  ['another customer', customerActor(newId('cus'))],
  ...ROLES.map((role) => [role, staffActor([role])] as const),
];

function sees(actor: Actor, { permission, isOwners }: Private): boolean {
  if (actor.kind === 'service') return true;
  if (actor.kind === 'customer') return isOwners && actor.customerId === alice;
  return permission === 'staff' ? actor.kind === 'staff' : can(actor, permission);
}

async function asked(actor: Actor, document: string, id: string) {
  const token = actor.kind === 'anonymous' ? {} : { token: await shop.test.tokenFor(actor as never) };
  const { data, errors } = await shop.test.send(document, { id }, token);
  return [Object.values(data ?? {})[0], errors.map(({ extensions }) => extensions?.['code'])];
}

it('knows every entity: whose it is, or that everybody browses it', () => {
  const known = [...PRIVATE.map(({ type }) => type), ...PUBLIC].sort();
  expect(
    Object.values(ENTITIES)
      .map(({ type }) => type)
      .sort(),
  ).toEqual(known);
});

describe.each(PRIVATE)('$type', (entity) => {
  const { type, lookup } = entity;
  const idOf = () => ids.get(type) ?? '';

  it('is found by node and by its lookup for those who may see it, and reads like an unknown one for all others', async () => {
    expect(idOf()).not.toBe('');
    for (const [name, actor] of callers()) {
      const found = sees(actor, entity) ? { id: idOf() } : null;
      expect([name, await asked(actor, 'query ($id: ID!) { node(id: $id) { id } }', idOf())]).toEqual([
        name,
        [found, []],
      ]);
      if (lookup)
        expect([name, await asked(actor, `query ($id: ID!) { ${lookup} { id } }`, idOf())]).toEqual([
          name,
          [found, []],
        ]);
    }
  });

  it('is an entity of its domain for those alone, and for other domains', async () => {
    const domain = Object.values(ENTITIES).find((one) => one.type === type)?.domain;
    if (!domain) throw new Error(`${type} is no entity`);
    const document = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on ${type} { id } } }`;
    const variables = { r: [{ __typename: type, id: idOf() }] };
    for (const [name, actor] of [...callers(), ['a domain', service] as const]) {
      const request = createRequestContext({ actor, deadlineMs: Date.now() + 30_000 });
      const { data, errors } = await shop.test.instance.transport.execute(domain, document, variables, request);
      const found = sees(actor, entity) ? { id: idOf() } : null;
      expect([name, data?.['_entities'], errors ?? []]).toEqual([name, [found], []]);
    }
  });
});

describe('a guest', () => {
  const owner = guestActor();
  const own = new Map<string, string>();
  beforeAll(async () => {
    const token = await shop.test.tokenFor(owner as never);
    const variantId = String(await shop.names()('@coat'));
    const send = async (document: string, input: object) => {
      const answer = await shop.test.ask<Record<string, Answer>>(
        document,
        { input: { idempotencyKey: randomUUID(), ...input } },
        token,
      );
      const [outcome] = Object.values(answer);
      if (!outcome || /Error$/.test(outcome.__typename)) throw new Error(JSON.stringify(answer));
      return outcome;
    };
    const fill = async () => assertCart(await send(CREATE_CART, { lines: [{ variantId, quantity: 1 }] })).id;
    const cartId = await fill();
    const shippingAddress = { ...address, countryCode: 'FR' };
    await send(UPDATE_CART, { cartId, deliveryMethod: 'SHIP', email: 'guest@example.com', shippingAddress });
    const payment = { kind: 'CARD', provider: 'test', paymentToken: 'accept' };
    const bought = withoutPages(await send(CHECKOUT, { cartId, payment }));
    own.set('Cart', await fill());
    own.set('Checkout', bought.checkout?.id ?? '');
    own.set('Order', bought.order?.id ?? '');
    own.set('Payment', bought.order?.payments[0]?.id ?? '');
    own.set('FulfillmentOrder', bought.order?.fulfillmentOrders[0]?.id ?? '');
  });

  it('finds what is theirs by node, as an entity and by its lookup, and no other guest does', async () => {
    for (const [type, id] of own) {
      const entity = PRIVATE.find((one) => one.type === type);
      const domain = Object.values(ENTITIES).find((one) => one.type === type)?.domain;
      if (!entity || !domain) throw new Error(`${type} is no entity of somebody`);
      const document = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on ${type} { id } } }`;
      const variables = { r: [{ __typename: type, id }] };
      for (const [name, actor, found] of [
        ['the owner', owner, { id }],
        ['another guest', guestActor(), null],
      ] as const) {
        const who = `${type}, ${name}`;
        expect([who, await asked(actor, 'query ($id: ID!) { node(id: $id) { id } }', id)]).toEqual([who, [found, []]]);
        if (entity.lookup)
          expect([who, await asked(actor, `query ($id: ID!) { ${entity.lookup} { id } }`, id)]).toEqual([
            who,
            [found, []],
          ]);
        const request = createRequestContext({ actor, deadlineMs: Date.now() + 30_000 });
        const { data } = await shop.test.instance.transport.execute(domain, document, variables, request);
        expect([who, data?.['_entities']]).toEqual([who, [found]]);
      }
    }
  });
});
