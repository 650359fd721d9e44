import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel/values/ids.ts';
import {
  type Answer,
  createProduct,
  eur,
  merchandiser,
  openTestCatalog,
  shopper,
  type TestCatalog,
} from '../testing/catalog.ts';

let catalog: TestCatalog;
beforeAll(async () => {
  catalog = await openTestCatalog();
});
afterAll(() => catalog.close());

const ids = (...codes: string[]) => Promise.all(codes.map((code) => catalog.channelId(code)));

describe('publishing', () => {
  it('shows a draft in the channels named, from the moment named', async () => {
    const { id } = await createProduct(catalog, { status: 'DRAFT' });
    const from = new Date(catalog.clock.now().getTime() + 1_000).toISOString();
    await catalog.mutate('publishProduct', { productId: id, channelIds: await ids('WEB', 'STORE'), startsAt: from });
    expect(await catalog.ask(shopper, 'query ($id: ID!) { product(ref: { id: $id }) { id } }', { id })).toBeNull();
    catalog.clock.advance(1_000);
    const priceIn = (channel: string, actor = shopper) =>
      catalog.ask(
        actor,
        `query ($id: ID!) @inContext(channel: "${channel}") { product(ref: { id: $id }) {
           priceRange { min { displayed { amount } } } variants(first: 1) { nodes { price { displayed { amount } } } } } }`,
        { id },
      );
    const price = { displayed: { amount: '10.00' } };
    expect(await priceIn('STORE')).toEqual({ priceRange: { min: price }, variants: { nodes: [{ price }] } });
    expect(await priceIn('APP')).toEqual({ priceRange: null, variants: { nodes: [{ price: null }] } });
    expect(await priceIn('APP', merchandiser)).toEqual(await priceIn('APP'));
  });

  it('tells staff alone where a variant is listed, from when to when, for how much', async () => {
    const { id } = await createProduct(catalog, { status: 'DRAFT' }, ['S']);
    const window = { startsAt: '2026-12-01T00:00:00.000Z', endsAt: '2026-12-02T00:00:00.000Z' };
    await catalog.mutate('publishProduct', {
      productId: id,
      channelIds: await ids('WEB'),
      ...window,
    });
    const LISTINGS = `query ($id: ID!) { product(ref: { id: $id }) { variants { nodes { listings(last: 1) { totalCount nodes {
      channel { code } isVisible startsAt endsAt compareAtPrice { tax { amount } }
      price { includesTax displayed { amount } net { amount } gross { amount } tax { amount } } } } } } } }`;
    const price = {
      includesTax: true,
      displayed: { amount: '10.00' },
      net: { amount: '8.33' },
      gross: { amount: '10.00' },
      tax: { amount: '1.67' },
    };
    const listing = { channel: { code: 'WEB' }, isVisible: true, ...window, compareAtPrice: null, price };
    expect(await catalog.ask(merchandiser, LISTINGS, { id })).toEqual({
      variants: { nodes: [{ listings: { totalCount: 1, nodes: [listing] } }] },
    });
    catalog.clock.advance(30 * 86_400_000);
    const { id: sold } = await createProduct(catalog, {}, ['S']);
    const refused = await catalog.send(shopper, LISTINGS, { id: sold });
    expect(refused.data?.['product']).toEqual({ variants: { nodes: [{ listings: null }] } });
    expect(refused.errors?.map(({ extensions }) => extensions?.['code'])).toEqual(['UNAUTHENTICATED']);
  });

  it('refuses unknown channels, an empty list, a window that ends before it begins, and variants without a price', async () => {
    const { id } = await createProduct(catalog, { status: 'DRAFT' });
    const unpriced = await createProduct(catalog, { status: 'DRAFT', variants: [{}] });
    const empty = await createProduct(catalog, { status: 'DRAFT', variants: [] });
    const channelIds = await ids('WEB');
    for (const input of [
      { productId: id, channelIds: [] },
      { productId: id, channelIds, startsAt: '2026-12-02T00:00:00Z', endsAt: '2026-12-01T00:00:00Z' },
      { productId: unpriced.id, channelIds },
      { productId: empty.id, channelIds },
    ]) {
      expect(await catalog.mutate('publishProduct', input)).toMatchObject({ __typename: 'ValidationError' });
    }
    const unknown = { productId: id, channelIds: [...channelIds, newId('chn')] };
    expect(await catalog.mutate('publishProduct', unknown)).toMatchObject({ path: ['input', 'channelIds', '1'] });
    expect(await catalog.mutate('publishProduct', { productId: '\u0000', channelIds })).toMatchObject({
      path: ['input', 'productId'],
    });
  });

  it('C1: gives a later variant the channels of its product, and hides it with them', async () => {
    const { id } = await createProduct(catalog, { status: 'DRAFT' });
    await catalog.mutate('publishProduct', { productId: id, channelIds: await ids('WEB', 'INSTAGRAM') });
    const variant = await catalog.mutate('createVariant', {
      productId: id,
      selectedOptions: [{ name: 'Size', value: 'XXL' }],
      price: eur('99.00'),
    });
    const price = { displayed: { amount: '99.00' } };
    expect(variant.listings.nodes).toEqual([
      { channel: { code: 'INSTAGRAM' }, isVisible: true, price },
      { channel: { code: 'WEB' }, isVisible: true, price },
    ]);
    await catalog.mutate('unpublishProduct', { productId: id, channelIds: await ids('INSTAGRAM') });
    const { variants } = await catalog.ask<{ variants: { nodes: Answer[] } }>(
      merchandiser,
      `query ($id: ID!) { product(ref: { id: $id }) { variants { nodes { listings { nodes { channel { code } isVisible } } } } } }`,
      { id },
    );
    expect(variants.nodes.map(({ listings }) => listings.nodes)).toEqual(
      Array.from({ length: 4 }, () => [
        { channel: { code: 'INSTAGRAM' }, isVisible: false },
        { channel: { code: 'WEB' }, isVisible: true },
      ]),
    );
  });
});
