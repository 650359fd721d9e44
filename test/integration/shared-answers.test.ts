import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHANNELS, channelIds } from '../support/channel-ids.ts';
import { openTestInstance, type TestInstance } from '../support/test-instance.ts';

const LIST = `query List($handle: String!) { product(ref: { handle: $handle }) { title variants { nodes {
  price { displayed { amount } } availability { availableQuantity } } } } }`;
/** What a mutation answers that is wanted here. */
const ANSWERED: Readonly<Record<string, string>> = {
  createProduct: '... on CreateProductPayload { product { id variants { nodes { id } } } }',
  createLocation: '... on CreateLocationPayload { location { id } }',
};
const EUR = (amount: string) => ({ amount, currencyCode: 'EUR' });

interface Listed {
  readonly product: {
    readonly title: string;
    readonly variants: {
      readonly nodes: ReadonlyArray<{
        readonly price: { readonly displayed: { readonly amount: string } } | null;
        readonly availability: { readonly availableQuantity: number };
      }>;
    };
  };
}

describe('what everybody is answered alike, in an instance of one process', () => {
  let instance: TestInstance;
  let token: string;
  let store: string;
  let web = '';

  async function change(field: string, type: string, input: Record<string, unknown>): Promise<Record<string, unknown>> {
    const answered = ANSWERED[field] ?? '';
    const document = `mutation ($input: ${type}!) { ${field}(input: $input) { __typename ${answered} ... on UserError { message } } }`;
    const data = await instance.ask<Record<string, Record<string, unknown>>>(document, { input }, token);
    const outcome = data[field] ?? {};
    if (/Error$/.test(String(outcome['__typename']))) throw new Error(JSON.stringify(outcome));
    return outcome;
  }

  /** A product on sale for 10.00 with 5 units; answers its variant. */
  async function makeProduct(handle: string): Promise<string> {
    const variants = [{ sku: handle, price: EUR('10.00') }];
    const { product } = (await change('createProduct', 'CreateProductInput', {
      idempotencyKey: randomUUID(),
      handle,
      title: handle,
      status: 'ACTIVE',
      variants,
    })) as { product: { id: string; variants: { nodes: Array<{ id: string }> } } };
    await change('publishProduct', 'PublishProductInput', { productId: product.id, channelIds: [web] });
    const variant = product.variants.nodes[0]?.id ?? '';
    await adjust(variant, 5);
    return variant;
  }

  async function adjust(variantId: string, delta: number): Promise<void> {
    const changes = [{ variantId, locationId: store, state: 'AVAILABLE', delta }];
    const idempotencyKey = randomUUID();
    await change('adjustInventory', 'AdjustInventoryInput', { idempotencyKey, reason: 'COUNT', changes });
  }

  /** Asks as a passer-by; `again` tells whether the answer had been made before. */
  async function look(handle: string, options: Parameters<TestInstance['send']>[2] = {}) {
    const { data, headers, errors } = await instance.send<Listed>(LIST, { handle }, options);
    expect(errors).toEqual([]);
    const variant = data?.product.variants.nodes[0];
    return {
      price: variant?.price?.displayed.amount,
      total: variant?.availability.availableQuantity,
      again: headers.has('age'),
    };
  }

  /** Twice is enough: the first time an operation is planned. */
  async function warm(handle: string): Promise<void> {
    await look(handle);
    await look(handle);
    expect(await look(handle)).toMatchObject({ again: true });
  }

  beforeAll(async () => {
    instance = await openTestInstance({ env: { CORS_ORIGINS: 'https://shop.example' } });
    token = await instance.adminToken();
    const { channels } = await instance.ask<{ channels: Array<{ id: string; code: string }> }>(CHANNELS);
    [web = ''] = channelIds(channels, ['WEB']);
    const location = {
      idempotencyKey: randomUUID(),
      code: 'PAR1',
      name: 'Paris',
      kind: 'STORE',
      timeZone: 'Europe/Paris',
      offersPickup: true,
    };
    const { location: made } = await change('createLocation', 'CreateLocationInput', location);
    store = (made as { id: string }).id;
  });
  afterAll(() => instance.close());

  it('is answered from memory, and shows a sale and a price in the very next query', async () => {
    const variant = await makeProduct('scarf');
    await warm('scarf');
    for (let left = 4; left > 0; left--) {
      await adjust(variant, -1);
      expect(await look('scarf')).toEqual({ price: '10.00', total: left, again: false });
      expect(await look('scarf')).toEqual({ price: '10.00', total: left, again: true });
    }
    await change('setChannelPrice', 'SetChannelPriceInput', { variantId: variant, channelId: web, price: EUR('8.00') });
    expect(await look('scarf')).toEqual({ price: '8.00', total: 1, again: false });
  });

  it('is dropped with a location, a channel or a collection that it names, and with one that is new', async () => {
    const PLACES = `query Places @inContext(store: "PAR1") { context { store { name } channel { name } }
      collections(first: 9) { nodes { title } } }`;
    type Places = {
      context: { store: { name: string }; channel: { name: string } };
      collections: { nodes: Array<{ title: string }> };
    };
    const see = async () => {
      const { data, headers } = await instance.send<Places>(PLACES);
      const { context, collections } = data as Places;
      const names = [context.store.name, context.channel.name, ...collections.nodes.map(({ title }) => title)];
      return { names, again: headers.has('age') };
    };
    await change('createCollection', 'CreateCollectionInput', { title: 'Spring', idempotencyKey: randomUUID() });
    const { names } = await see();
    expect(names).toEqual(['Paris', names[1], 'Spring']);
    await see();
    expect(await see()).toEqual({ names, again: true });
    const changes: Array<[string, string, object, string]> = [
      ['updateLocation', 'UpdateLocationInput', { locationId: store, name: 'Paris Marais' }, 'Paris Marais'],
      ['updateChannel', 'UpdateChannelInput', { channelId: web, name: 'Boutique en ligne' }, 'Boutique en ligne'],
      ['createCollection', 'CreateCollectionInput', { title: 'Summer', idempotencyKey: randomUUID() }, 'Summer'],
    ];
    for (const [field, type, input, shown] of changes) {
      await see();
      await change(field, type, { ...input });
      const seen = await see();
      expect(seen).toMatchObject({ names: expect.arrayContaining([shown]), again: false });
    }
  });

  it('stays in memory while the stock of other variants moves', async () => {
    const [coat, hat] = [await makeProduct('coat'), await makeProduct('hat')];
    await warm('coat');
    await warm('hat');
    await adjust(hat, 3);
    expect(await look('coat')).toMatchObject({ total: 5, again: true });
    expect(await look('hat')).toMatchObject({ total: 8, again: false });
    await adjust(coat, 1);
    expect(await look('coat')).toMatchObject({ total: 6, again: false });
  });

  it('is computed for signed-in callers, and for those who ask for an uncached one', async () => {
    await makeProduct('glove');
    await warm('glove');
    expect(await look('glove', { token })).toMatchObject({ again: false });
    expect(await look('glove', { headers: { 'cache-control': 'no-store' } })).toMatchObject({ again: false });
    expect(await look('glove')).toMatchObject({ again: true });
  });

  it('receives what another process wrote', async () => {
    await makeProduct('belt');
    await warm('belt');
    const other = new pg.Client({ connectionString: instance.database.url('inventory') });
    await other.connect();
    try {
      await other.query(`insert into inventory.event_log (id, txid, type, aggregate_id, aggregate_version, occurred_at, payload)
        values (gen_random_uuid(), inventory.passerelle_log_xid(), 'inventory.level-changed.v1', 'x', 0, now(), '{"levels":[]}')`);
      await expect.poll(async () => (await look('belt')).again, { interval: 5 }).toBe(false);
    } finally {
      await other.end();
    }
  });

  /** Seconds for which a cache in front may keep the answer, and what it says. */
  async function get(handle: string) {
    const query = new URLSearchParams({ query: LIST, variables: JSON.stringify({ handle }) });
    const answer = await fetch(`${instance.url}/graphql?${query}`);
    const seconds = /max-age=(\d+)/.exec(answer.headers.get('cache-control') ?? '')?.[1];
    const { data } = (await answer.json()) as { data: { product: Listed['product'] | null } };
    return {
      keptUntil: Date.now() + 1_000 * (Number(seconds ?? 0) - Number(answer.headers.get('age') ?? 0)),
      total: data.product?.variants.nodes[0]?.availability.availableQuantity,
      price: data.product?.variants.nodes[0]?.price?.displayed.amount,
    };
  }

  it('ends with a hold: no cache keeps it longer, and the units are there in the first query after', async () => {
    const variantId = await makeProduct('lamp');
    const input = { idempotencyKey: randomUUID(), locationId: store, lines: [{ variantId, quantity: 2 }] };
    await change('createReservation', 'CreateReservationInput', input);
    const endsAt = Date.now() + 8_000;
    const other = new pg.Client({ connectionString: instance.database.url('inventory') });
    await other.connect();
    try {
      for (const table of ['stock_hold', 'stock_hold_line'])
        await other.query(`update inventory.${table} set expires_at = to_timestamp($1)`, [endsAt / 1_000]);
    } finally {
      await other.end();
    }
    const held = await get('lamp');
    expect(held.total).toBe(3);
    expect(held.keptUntil).toBeLessThanOrEqual(endsAt);
    await warm('lamp');
    await new Promise((resolve) => setTimeout(resolve, endsAt + 5 - Date.now()));
    expect(await look('lamp')).toMatchObject({ total: 5, again: false });
  });

  it('ends with a window of publishing', async () => {
    await makeProduct('tent');
    const endsAt = Date.now() + 8_000;
    const productId = (await instance.ask<{ product: { id: string } }>('{ product(ref: { handle: "tent" }) { id } }'))
      .product.id;
    const window = { productId, channelIds: [web], endsAt: new Date(endsAt).toISOString() };
    await change('publishProduct', 'PublishProductInput', window);
    const shown = await get('tent');
    expect(shown.price).toBe('10.00');
    expect(shown.keptUntil).toBeLessThanOrEqual(endsAt);
    await warm('tent');
    await new Promise((resolve) => setTimeout(resolve, endsAt + 5 - Date.now()));
    expect((await get('tent')).price).toBeUndefined();
  });

  it('is sent once to who asks by GET and has it still', async () => {
    await makeProduct('shoe');
    const query = new URLSearchParams({ query: LIST, variables: JSON.stringify({ handle: 'shoe' }) });
    const get = (headers: Record<string, string> = {}) => fetch(`${instance.url}/graphql?${query}`, { headers });
    await get();
    await get();
    const known = await get();
    const body = await known.text();
    expect(known.headers.get('cache-control')).toBe('public, max-age=5');
    expect(known.headers.get('vary')).toMatch(
      /^Origin, Accept, Accept-Encoding, Authorization, Accept-Language, Passerelle-Channel/,
    );
    const again = await get({ 'if-none-match': known.headers.get('etag') ?? '' });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect(JSON.parse(body)).toMatchObject({ data: { product: { title: 'shoe' } } });
  });

  it('holds nothing of a mutation, of an error, or of a field that is not for everybody', async () => {
    const documents = [
      'mutation { createCart(input: { idempotencyKey: "0198c0de-0000-7000-8000-000000000001" }) { __typename } }',
      '{ products(first: 0) { nodes { id } } }',
      '{ nearbyStores(near: { latitude: 48.8, longitude: 2.3 }) { nodes { code } } products { nodes { id } } }',
    ];
    for (const document of documents) {
      for (let n = 0; n < 4; n++) expect((await instance.send(document)).headers.has('age')).toBe(false);
    }
  });
});
