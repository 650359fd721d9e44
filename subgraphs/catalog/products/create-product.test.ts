import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel/values/ids.ts';
import { eur, merchandiser, openTestCatalog, shopper, type TestCatalog } from '../testing/catalog.ts';

let catalog: TestCatalog;
beforeAll(async () => {
  catalog = await openTestCatalog();
});
afterAll(() => catalog.close());

describe('creating a product', () => {
  it.each([
    [{ title: '' }, 'title'],
    [{ title: 'x'.repeat(256) }, 'title'],
    [{ title: 'Zero\u0000byte' }, 'title'],
    [{ title: 'Half \ud800 a pair' }, 'title'],
    [{ handle: 'Not A Handle' }, 'handle'],
    [{ title: '🧣' }, 'handle'],
    [{ tags: [''] }, 'tags.0'],
    [{ description: 'x'.repeat(20_001) }, 'description'],
    [{ variants: [{ gtin: '4006381333932' }] }, 'variants.0.gtin'],
    [{ variants: [{ sku: ' ' }] }, 'variants.0.sku'],
    [{ variants: [{ price: eur('-1.00') }] }, 'variants.0.price'],
    [{ variants: [{ price: eur('1.005') }] }, 'variants.0.price'],
    [{ variants: [{ price: eur('1.00'), unitCost: { amount: '1.00', currencyCode: 'USD' } }] }, 'variants.0.price'],
    [{ variants: [{ price: { amount: '1.5', currencyCode: 'JPY' } }] }, 'variants.0.price'],
    [
      { variants: [{ sku: 'same' }, { sku: 'same', selectedOptions: [{ name: 'Size', value: 'M' }] }] },
      'variants.1.sku',
    ],
    [{ variants: [{}, {}] }, 'variants.1.selectedOptions'],
    [{ variants: [{ selectedOptions: [{ name: '', value: 'x' }] }] }, 'variants.0.selectedOptions.0'],
    [{ variants: Array.from({ length: 501 }, (_, i) => ({ sku: `many-${i}` })) }, 'variants'],
    [{ variants: [{ taxRate: '1.0001' }] }, 'variants.0.taxRate'],
    [{ variants: [{ taxRate: '-0.2' }] }, 'variants.0.taxRate'],
    [{ variants: [{ taxRate: '0.00001' }] }, 'variants.0.taxRate'],
    [{ channelIds: ['chn_draft'] }, 'channelIds'],
  ])('refuses %j, naming the field', async (input, path) => {
    const answer = await catalog.mutate('createProduct', { title: 'A scarf', ...input });
    expect(answer).toMatchObject({ __typename: 'ValidationError', errorCode: 'VALIDATION' });
    expect(answer.issues?.map((issue) => issue.path.join('.'))).toContain(`input.${path}`);
  });

  it('leaves nothing behind when a code is taken', async () => {
    await catalog.mutate('createProduct', { title: 'First', variants: [{ sku: 'TAKEN', gtin: '4006381333931' }] });
    for (const variant of [{ sku: 'TAKEN' }, { gtin: '04006381333931' }]) {
      const answer = await catalog.mutate('createProduct', { title: 'Second', variants: [variant] });
      expect(answer).toMatchObject({ __typename: 'ConflictError' });
    }
    const taken = await catalog.mutate('createProduct', { title: 'Third', handle: 'first' });
    expect(taken).toMatchObject({ __typename: 'ConflictError', errorCode: 'ALREADY_EXISTS' });
    expect(await catalog.ask(merchandiser, '{ product(ref: { handle: "second" }) { id } }')).toBeNull();
  });

  it('is refused for an address that no browser may load', async () => {
    for (const url of ['javascript:alert(1)', '//evil.example/x.png', `https://x.example/${'x'.repeat(2_048)}`]) {
      const document = 'mutation ($input: CreateProductInput!) { createProduct(input: $input) { __typename } }';
      const input = { title: 'A scarf', media: [{ source: { url } }], idempotencyKey: randomUUID() };
      const { errors } = await catalog.send(merchandiser, document, { input });
      expect(errors?.[0]?.message).toContain('url');
    }
  });

  it('names the collection or the channel that there is not', async () => {
    const WEB = await catalog.channelId('WEB');
    for (const [input, path] of [
      [{ collectionIds: ['col_nothing'] }, ['input', 'collectionIds', '0']],
      [{ status: 'ACTIVE', channelIds: [WEB, newId('chn')] }, ['input', 'channelIds', '1']],
    ] as const) {
      const answer = await catalog.mutate('createProduct', { title: 'A hat', handle: 'a-hat', ...input });
      expect(answer).toMatchObject({ errorCode: 'NOT_FOUND', path });
    }
    expect(await catalog.ask(merchandiser, '{ product(ref: { handle: "a-hat" }) { id } }')).toBeNull();
  });

  it('makes a handle of the title, and makes it unique, also when several are made at once', async () => {
    const make = () => catalog.mutate('createProduct', { title: 'Wool coat' });
    const made = [await make(), ...(await Promise.all([make(), make(), make()]))];
    expect(made.map(({ handle }) => handle).sort()).toEqual(['wool-coat', 'wool-coat-1', 'wool-coat-2', 'wool-coat-3']);
    const long = 'x'.repeat(255);
    const cut = [1, 2].map(() => catalog.mutate('createProduct', { title: long }));
    expect((await Promise.all(cut)).map(({ handle }) => handle.length).sort()).toEqual([197, 200]);
  });

  it('happens once by a key, at once or later, and a key is for one input', async () => {
    const input = { title: 'Once', variants: [{ sku: 'ONCE', price: eur('5.00') }], idempotencyKey: randomUUID() };
    const [first, ...others] = await Promise.all([1, 2, 3].map(() => catalog.mutate('createProduct', input)));
    expect(first).toMatchObject({ __typename: 'CreateProductPayload', handle: 'once' });
    expect(others).toEqual([first, first]);
    expect(await catalog.mutate('createProduct', { ...input, title: 'Twice' })).toMatchObject({
      errorCode: 'IDEMPOTENCY_KEY_REUSED',
    });
  });

  it('lists an ACTIVE product in the channels that are named and in no other', async () => {
    const { id } = await catalog.mutate('createProduct', {
      title: 'Named',
      status: 'ACTIVE',
      variants: [{ price: eur('5.00') }],
      channelIds: [await catalog.channelId('APP')],
    });
    const LISTED =
      'query ($id: ID!) { product(ref: { id: $id }) { variants { nodes { listings { nodes { channel { code } } } } } } }';
    expect(await catalog.ask(merchandiser, LISTED, { id })).toEqual({
      variants: { nodes: [{ listings: { nodes: [{ channel: { code: 'APP' } }] } }] },
    });
  });

  it('lists an ACTIVE product in the public channels in use where none is named, and in no private one', async () => {
    const channel = (code: string, fields: object) =>
      catalog.mutate('createChannel', { code, name: code, kind: 'WHOLESALE', currencyCodes: ['EUR'], ...fields });
    await channel('FOR_STAFF', { audience: 'STAFF' });
    await channel('FOR_ONE', { audience: 'CUSTOMERS', customerIds: [newId('cus')] });
    const { id: closed } = await channel('CLOSED', { audience: 'PUBLIC' });
    await catalog.mutate('updateChannel', { channelId: closed, isActive: false });
    const { id } = await catalog.mutate('createProduct', {
      title: 'Anywhere',
      status: 'ACTIVE',
      variants: [{ price: eur('5.00') }],
    });
    const LISTED = `query ($id: ID!) { product(ref: { id: $id }) {
      variants { nodes { listings { nodes { channel { code audience isActive } } } } } } }`;
    interface Listed {
      variants: {
        nodes: [{ listings: { nodes: Array<{ channel: { code: string; audience: string; isActive: boolean } }> } }];
      };
    }
    const { variants } = await catalog.ask<Listed>(merchandiser, LISTED, { id });
    const channels = variants.nodes[0].listings.nodes.map((listing) => listing.channel);
    expect(channels.map(({ code }) => code)).toContain('WEB');
    expect(channels.filter(({ audience, isActive }) => audience !== 'PUBLIC' || !isActive)).toEqual([]);
  });

  it.each([
    ['UNAUTHENTICATED', shopper],
    ['FORBIDDEN', { ...merchandiser, roles: ['ASSOCIATE' as const] }],
  ])('answers %s to who may not', async (name, actor) => {
    expect(await catalog.mutate('createProduct', { title: 'No' }, actor)).toMatchObject({ __typename: name });
  });
});
