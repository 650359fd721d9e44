import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type CatalogHouse,
  createProduct,
  merchandiser,
  openCatalogHouse,
  service,
  shopper,
} from '../../../test/support/catalog-house.ts';

let house: CatalogHouse;
beforeAll(async () => {
  house = await openCatalogHouse();
});
afterAll(() => house.close());

const PRODUCT = '... on Product { id status updatedAt variants { id } }';
const VARIANT =
  '... on ProductVariant { id sku price { amount } listings { channel { code } visible price { amount } } }';
const FAILURE = `... on DomainError { message code } ... on ValidationError { issues { path message } }`;

interface Answer {
  __typename: string;
  id: string;
  code?: string;
  updatedAt: string;
  variants: Array<{ id: string }>;
  listings: Array<{ channel: { code: string }; visible: boolean; price: { amount: string } }>;
  issues?: Array<{ path: string; message: string }>;
}

function mutate(field: string, input: Record<string, unknown>, actor = merchandiser): Promise<Answer> {
  const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`;
  const success = /Variant|ChannelPrice/.test(field) ? VARIANT : PRODUCT;
  return house.ask(
    actor,
    `mutation ($input: ${type}!) { ${field}(input: $input) { __typename ${success} ${FAILURE} } }`,
    { input },
  );
}

const eur = (amount: string) => ({ amount, currencyCode: 'EUR' });

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
    [{ variants: [{ sku: 'same' }, { sku: 'same', options: [{ name: 'Size', value: 'M' }] }] }, 'variants.1.sku'],
    [{ variants: [{}, {}] }, 'variants.1.options'],
    [{ variants: [{ options: [{ name: '', value: 'x' }] }] }, 'variants.0.options.0'],
    [{ variants: Array.from({ length: 501 }, (_, i) => ({ sku: `many-${i}` })) }, 'variants'],
    [{ variants: [{ taxRateBasisPoints: 10_001 }] }, 'variants.0.taxRateBasisPoints'],
    [{ media: [{ url: 'javascript:alert(1)' }] }, 'media.0.url'],
    [{ media: [{ url: '//evil.example/x.png' }] }, 'media.0.url'],
    [{ collectionIds: ['col_nothing'] }, 'collectionIds.0'],
  ])('refuses %j, naming the field', async (input, path) => {
    const answer = await mutate('createProduct', { title: 'A scarf', ...input });
    expect(answer).toMatchObject({ __typename: 'ValidationError', code: 'VALIDATION' });
    expect(answer.issues?.map((issue) => issue.path)).toContain(path);
  });

  it('leaves nothing behind when a code is taken', async () => {
    await mutate('createProduct', { title: 'First', variants: [{ sku: 'TAKEN', gtin: '4006381333931' }] });
    for (const variant of [{ sku: 'TAKEN' }, { gtin: '04006381333931' }]) {
      const answer = await mutate('createProduct', { title: 'Second', variants: [variant] });
      expect(answer).toMatchObject({ __typename: 'ConflictError' });
    }
    expect(await mutate('createProduct', { title: 'First' })).toMatchObject({ __typename: 'ConflictError' });
    expect(await house.ask(merchandiser, '{ product(handle: "second") { id } }')).toBeNull();
  });

  it.each([
    ['UnauthenticatedError', shopper],
    ['ForbiddenError', { ...merchandiser, roles: ['ASSOCIATE' as const] }],
  ])('answers %s to who may not', async (name, actor) => {
    expect(await mutate('createProduct', { title: 'No' }, actor)).toMatchObject({ __typename: name });
  });
});

describe('publishing', () => {
  it('shows a draft in the channels named, from the moment named', async () => {
    const { id } = await createProduct(house, { status: 'DRAFT' });
    const from = new Date(house.clock.now().getTime() + 1_000).toISOString();
    await mutate('publishProduct', { id, channels: ['WEB', 'STORE'], publishFrom: from });
    expect(await house.ask(shopper, 'query ($id: ID) { product(id: $id) { id } }', { id })).toBeNull();
    house.clock.advance(1_000);
    const seen = await house.ask<{ variants: Answer[] }>(
      shopper,
      'query ($id: ID) { product(id: $id) { variants { listings { channel { code } } price(channel: "APP") { amount } } } }',
      { id },
    );
    expect(seen.variants[0]).toEqual({
      listings: [{ channel: { code: 'STORE' } }, { channel: { code: 'WEB' } }],
      price: null,
    });
  });

  it('refuses unknown channels, an empty list, a window that ends before it begins, and variants without a price', async () => {
    const { id } = await createProduct(house, { status: 'DRAFT' });
    const unpriced = await createProduct(house, { status: 'DRAFT', variants: [{}] });
    const empty = await createProduct(house, { status: 'DRAFT', variants: [] });
    for (const input of [
      { id, channels: [] },
      { id, channels: ['NOWHERE'] },
      { id, channels: ['WEB'], publishFrom: '2026-12-02T00:00:00Z', publishTo: '2026-12-01T00:00:00Z' },
      { id: unpriced.id, channels: ['WEB'] },
      { id: empty.id, channels: ['WEB'] },
    ]) {
      expect(await mutate('publishProduct', input)).toMatchObject({ __typename: 'ValidationError' });
    }
    expect(await mutate('publishProduct', { id: '\u0000', channels: ['WEB'] })).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('gives a later variant the channels of its product, and hides it with them', async () => {
    const { id } = await createProduct(house, { status: 'DRAFT' });
    await mutate('publishProduct', { id, channels: ['WEB', 'INSTAGRAM'] });
    const variant = await mutate('createVariant', {
      productId: id,
      options: [{ name: 'Size', value: 'XXL' }],
      price: eur('99.00'),
    });
    expect(variant.listings).toEqual([
      { channel: { code: 'INSTAGRAM' }, visible: true, price: { amount: '99.00' } },
      { channel: { code: 'WEB' }, visible: true, price: { amount: '99.00' } },
    ]);
    await mutate('unpublishProduct', { id, channels: ['INSTAGRAM'] });
    const { variants } = await house.ask<{ variants: Answer[] }>(
      shopper,
      'query ($id: ID) { product(id: $id) { variants { listings { channel { code } } } } }',
      { id },
    );
    expect(variants.every(({ listings }) => listings.length === 1 && listings[0]?.channel.code === 'WEB')).toBe(true);
  });
});

describe('a channel price', () => {
  it('is set by the first of many who expect the old one, and refused to the others', async () => {
    const { variants } = await createProduct(house);
    const variantId = variants[0]?.id;
    const attempts = Array.from({ length: 12 }, (_, index) =>
      mutate('setChannelPrice', { variantId, channel: 'WEB', price: eur(`2${index}.00`), expectedPrice: eur('10.00') }),
    );
    const kinds = (await Promise.all(attempts)).map((answer) => answer.__typename);
    expect(kinds.filter((kind) => kind === 'ProductVariant')).toHaveLength(1);
    expect(kinds.filter((kind) => kind === 'ConflictError')).toHaveLength(11);
  });

  it('sorts lists at once, and waits unseen where the product is not published', async () => {
    const { id, variants } = await createProduct(house, { status: 'DRAFT' });
    await mutate('publishProduct', { id, channels: ['PHONE'] });
    await mutate('setChannelPrice', { variantId: variants[0]?.id, channel: 'PHONE', price: eur('0.01') });
    await mutate('setChannelPrice', { variantId: variants[0]?.id, channel: 'EMAIL', price: eur('5.00') });
    const { nodes } = await house.ask<{ nodes: Array<{ id: string }> }>(
      shopper,
      '{ products(channel: "PHONE", sort: PRICE_ASC, first: 1) { nodes { id } } }',
    );
    expect(nodes).toEqual([{ id }]);
    const emailed = await house.ask(
      shopper,
      'query ($id: ID) { product(id: $id) { variants { price(channel: "EMAIL") { amount } } } }',
      { id },
    );
    expect(emailed).toMatchObject({ variants: [{ price: null }, { price: null }, { price: null }] });
  });

  it.each([
    [{ channel: 'NOWHERE', price: eur('1.00') }, 'channel'],
    [{ channel: 'WEB', price: { amount: '1.00', currencyCode: 'USD' } }, 'price'],
    [{ channel: 'WEB', price: eur('-0.01') }, 'price'],
    [{ channel: 'WEB', price: eur('1.00'), compareAtPrice: { amount: '2.00', currencyCode: 'USD' } }, 'compareAtPrice'],
  ])('refuses %j', async (input, path) => {
    const { variants } = await createProduct(house);
    const answer = await mutate('setChannelPrice', { variantId: variants[0]?.id, ...input });
    expect(answer.issues?.[0]?.path).toBe(path);
  });
});

describe('updating', () => {
  it('refuses what was read before somebody else changed it', async () => {
    const { id } = await createProduct(house);
    const first = await mutate('updateProduct', { id, vendor: 'Lenoir' });
    house.clock.advance(5);
    await mutate('updateProduct', { id, title: 'Changed', expectedUpdatedAt: first.updatedAt });
    expect(await mutate('updateProduct', { id, title: 'Late', expectedUpdatedAt: first.updatedAt })).toMatchObject({
      code: 'CONFLICT',
    });
  });

  it('clears what may be empty by null, and leaves what is absent', async () => {
    const { id } = await createProduct(house, { vendor: 'Lenoir', category: 'coats', tags: ['a'] });
    await mutate('updateProduct', { id, vendor: null });
    expect(
      await house.ask(merchandiser, 'query ($id: ID) { product(id: $id) { vendor category tags } }', { id }),
    ).toEqual({
      vendor: null,
      category: 'coats',
      tags: ['a'],
    });
    expect(await mutate('updateProduct', { id, title: null })).toMatchObject({ code: 'VALIDATION' });
  });
});

describe('the log', () => {
  it('tells of every change of a product with versions that grow by one', async () => {
    const { id, variants } = await createProduct(house);
    await mutate('setChannelPrice', { variantId: variants[0]?.id, channel: 'WEB', price: eur('11.00') });
    await mutate('archiveProduct', { id });
    const { events } = await house.ask<{
      events: Array<{ type: string; aggregateId: string; aggregateVersion: string; payload: unknown }>;
    }>(service, '{ catalogEventsAfter(after: "0:0", limit: 10000, waitMs: 0) }');
    const own = events.filter((event) => event.aggregateId === id);
    expect(own.map((event) => event.aggregateVersion)).toEqual(['1', '2', '3']);
    expect(own.at(-1)?.payload).toMatchObject({
      productId: id,
      status: 'ARCHIVED',
      variantIds: variants.map((v) => v.id),
    });
    expect(
      events.find((event) => event.type === 'catalog.channel-price-set.v1' && event.aggregateId === variants[0]?.id)
        ?.payload,
    ).toEqual({
      variantId: variants[0]?.id,
      channel: 'WEB',
      currency: 'EUR',
      priceMinor: '1100',
    });
  });

  it('and the ports are closed to everybody but services', async () => {
    const { errors } = await house.send(merchandiser, '{ catalogFindVariants(gtins: [], skus: []) { variantId } }');
    expect(errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
  });
});
