import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel/values/ids.ts';
import { fillCart, stockShop } from '../support/checkout-load.ts';
import { openTestInstance, type TestInstance } from '../support/test-instance.ts';

/** Sessions of one address that may begin to hold units here. */
const SESSIONS = 3;
const ERROR = '... on UserError { errorCode message }';

let shop: TestInstance;
let admin: string;
let variantId = '';
beforeAll(async () => {
  shop = await openTestInstance({ env: { RATE_LIMIT_HOLDING_SESSIONS_PER_MINUTE: String(SESSIONS) } });
  admin = await shop.adminToken();
  variantId = (await stockShop(shop, admin, { locations: 1, products: 1, units: 100 }))[0] ?? '';
});
afterAll(() => shop.close());

/** What a mutation answers; throws what its input met. */
async function change<T>(field: string, fields: string, input: object): Promise<T> {
  const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}`;
  const document = `mutation ($input: ${type}Input!) { ${field}(input: $input) { __typename ... on ${type}Payload { ${fields} } ${ERROR} } }`;
  const data = await shop.ask<Record<string, T & { message?: string }>>(document, { input }, admin);
  const outcome = data[field];
  if (!outcome || outcome.message !== undefined) throw new Error(JSON.stringify(outcome));
  return outcome;
}

describe('H1: a channel that is for certain customers', () => {
  const HERE = '@inContext(channel: "TRADE")';
  const READ = `query Page($variant: ID!) ${HERE} { channels { code } variant(ref: { id: $variant }) { title product { title }
    price { displayed { amount } } } products(query: "coat") { nodes { title priceRange { min { displayed { amount } } } } } }`;
  const partnerId = newId('cus');
  let partner = '';
  let privateVariant = '';
  let channelId = '';

  beforeAll(async () => {
    partner = await shop.tokenFor({ kind: 'customer', customerId: partnerId, sessionId: 'partner' });
    const trade = { code: 'TRADE', name: 'Trade', kind: 'WHOLESALE', currencyCodes: ['EUR'], countryCodes: ['FR'] };
    const made = await change<{ channel: { id: string } }>('createChannel', 'channel { id }', {
      ...trade,
      languages: ['en'],
      audience: 'CUSTOMERS',
      customerIds: [partnerId],
      idempotencyKey: randomUUID(),
    });
    channelId = made.channel.id;
    const { product } = await change<{ product: { variants: { nodes: Array<{ id: string }> } } }>(
      'createProduct',
      'product { variants { nodes { id } } }',
      {
        title: 'Secret coat',
        handle: 'secret-coat',
        status: 'ACTIVE',
        channelIds: [channelId],
        variants: [{ sku: 'SECRET', price: { amount: '1.00', currencyCode: 'EUR' } }],
        idempotencyKey: randomUUID(),
      },
    );
    privateVariant = product.variants.nodes[0]?.id ?? '';
  });

  /** Asks in the channel, by POST and, as caches in front see it, by GET. */
  async function look(token?: string) {
    const variables = { variant: privateVariant };
    const posted = await shop.send(READ, variables, token === undefined ? {} : { token });
    const query = new URLSearchParams({ query: READ, variables: JSON.stringify(variables) });
    const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const got = await fetch(`${shop.url}/graphql?${query}`, { headers });
    return {
      codes: posted.errors.map(({ extensions }) => extensions?.['code']),
      text: JSON.stringify(posted.data) + (await got.text()),
      mayBeKept: /public/.test(got.headers.get('cache-control') ?? ''),
    };
  }
  const strangers = async () => [
    undefined,
    await shop.tokenFor({ kind: 'customer', customerId: newId('cus'), sessionId: 'other' }),
  ];

  it('has no answer that was kept given to others, no matter who asked before, by POST or by GET', async () => {
    for (let round = 0; round < 3; round++) {
      for (const token of [partner, admin]) {
        const seen = await look(token);
        expect(seen).toMatchObject({ codes: [], mayBeKept: false });
        expect(seen.text).toContain('Secret coat');
        expect(seen.text).toContain('"1.00"');
      }
      for (const token of await strangers()) {
        const seen = await look(token);
        expect(seen).toMatchObject({ codes: ['INVALID_CONTEXT'], mayBeKept: false });
        expect(seen.text).not.toMatch(/Secret|1\.00/);
      }
    }
  });

  it('is shown in no other channel’s answers, and sells nothing to who may not enter', async () => {
    const OUTSIDE = READ.replace(HERE, '');
    const { errors, data } = await shop.send(OUTSIDE, { variant: privateVariant });
    expect([errors, JSON.stringify(data)]).toEqual([[], expect.not.stringMatching(/Secret|TRADE|1\.00/)]);
    const lines = [{ variantId: privateVariant, quantity: 1 }];
    const CREATE = `mutation Make($input: CreateCartInput!) { createCart(input: $input) { __typename ${ERROR} } }`;
    const inside = CREATE.replace('Input!)', `Input!) ${HERE}`);
    for (const token of await strangers()) {
      const options = token === undefined ? {} : { token };
      const entered = await shop.send(inside, { input: { lines, idempotencyKey: randomUUID() } }, options);
      expect(entered.errors[0]?.extensions?.['code']).toBe('INVALID_CONTEXT');
      const answer = await shop.send<{ createCart: { __typename: string } }>(
        CREATE,
        { input: { lines, idempotencyKey: randomUUID() } },
        options,
      );
      expect(answer.data?.createCart.__typename).not.toBe('CreateCartPayload');
    }
  });

  it('takes an answer back that was kept while everybody might enter', async () => {
    await change('updateChannel', 'channel { id }', { channelId, audience: 'PUBLIC' });
    for (let round = 0; round < 3; round++) expect((await look()).text).toContain('Secret coat');
    await change('updateChannel', 'channel { id }', { channelId, audience: 'CUSTOMERS' });
    const seen = await look();
    expect(seen.codes).toEqual(['INVALID_CONTEXT']);
    expect(seen.text).not.toMatch(/Secret|1\.00/);
  });
});

describe('M2: sessions of one address that begin to hold units', () => {
  const BUY = `mutation Buy($input: CompleteCheckoutInput!) { completeCheckout(input: $input) { __typename ${ERROR} } }`;

  /** A new visitor's checkout, which waits for their bank. */
  async function visit(language = 'en') {
    const { id: cartId, token } = await fillCart(shop, [{ variantId, quantity: 1 }]);
    const payment = { kind: 'CARD', provider: 'test', paymentToken: 'requires_action' };
    const input = { cartId, payment, idempotencyKey: randomUUID() };
    const buy = () => shop.send(BUY, { input }, { token, headers: { 'accept-language': language } });
    return { buy, answer: await buy() };
  }

  it('are bounded, and the next reads why, in French too, and keeps its cart', async () => {
    for (let session = 0; session < SESSIONS; session++) expect((await visit()).answer.errors).toEqual([]);
    const { answer, buy } = await visit('fr');
    const [error] = answer.errors;
    expect(error).toMatchObject({
      message: expect.stringMatching(/^Trop de visiteurs de votre réseau/),
      extensions: { code: 'RATE_LIMITED', isRetryable: true, retryAfterSeconds: expect.any(Number) },
    });
    // The same request again is judged again: the key is free, and the cart is not frozen.
    expect((await buy()).errors[0]?.extensions?.['code']).toBe('RATE_LIMITED');
  });
});
