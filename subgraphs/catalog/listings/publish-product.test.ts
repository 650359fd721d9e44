import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

describe('publishing', () => {
  it('shows a draft in the channels named, from the moment named', async () => {
    const { id } = await createProduct(catalog, { status: 'DRAFT' });
    const from = new Date(catalog.clock.now().getTime() + 1_000).toISOString();
    await catalog.mutate('publishProduct', { id, channels: ['WEB', 'STORE'], publishFrom: from });
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
      id,
      channels: ['WEB'],
      publishFrom: window.startsAt,
      publishTo: window.endsAt,
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
    for (const input of [
      { id, channels: [] },
      { id, channels: ['NOWHERE'] },
      { id, channels: ['WEB'], publishFrom: '2026-12-02T00:00:00Z', publishTo: '2026-12-01T00:00:00Z' },
      { id: unpriced.id, channels: ['WEB'] },
      { id: empty.id, channels: ['WEB'] },
    ]) {
      expect(await catalog.mutate('publishProduct', input)).toMatchObject({ __typename: 'ValidationError' });
    }
    expect(await catalog.mutate('publishProduct', { id: '\u0000', channels: ['WEB'] })).toMatchObject({
      errorCode: 'NOT_FOUND',
    });
  });

  it('C1: gives a later variant the channels of its product, and hides it with them', async () => {
    const { id } = await createProduct(catalog, { status: 'DRAFT' });
    await catalog.mutate('publishProduct', { id, channels: ['WEB', 'INSTAGRAM'] });
    const variant = await catalog.mutate('createVariant', {
      productId: id,
      options: [{ name: 'Size', value: 'XXL' }],
      price: eur('99.00'),
    });
    const price = { displayed: { amount: '99.00' } };
    expect(variant.listings.nodes).toEqual([
      { channel: { code: 'INSTAGRAM' }, isVisible: true, price },
      { channel: { code: 'WEB' }, isVisible: true, price },
    ]);
    await catalog.mutate('unpublishProduct', { id, channels: ['INSTAGRAM'] });
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
