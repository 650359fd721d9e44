import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, createProduct, eur, openTestCatalog, shopper, type TestCatalog } from '../testing/catalog.ts';

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
    const seen = await catalog.ask<{ variants: Answer[] }>(
      shopper,
      'query ($id: ID!) @inContext(channel: "APP") { product(ref: { id: $id }) { variants { listings { channel { code } } price { amount } } } }',
      { id },
    );
    expect(seen.variants[0]).toEqual({
      listings: [{ channel: { code: 'STORE' } }, { channel: { code: 'WEB' } }],
      price: null,
    });
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
    expect(variant.listings).toEqual([
      { channel: { code: 'INSTAGRAM' }, visible: true, price: { amount: '99.00' } },
      { channel: { code: 'WEB' }, visible: true, price: { amount: '99.00' } },
    ]);
    await catalog.mutate('unpublishProduct', { id, channels: ['INSTAGRAM'] });
    const { variants } = await catalog.ask<{ variants: Answer[] }>(
      shopper,
      'query ($id: ID!) { product(ref: { id: $id }) { variants { listings { channel { code } } } } }',
      { id },
    );
    expect(variants.every(({ listings }) => listings.length === 1 && listings[0]?.channel.code === 'WEB')).toBe(true);
  });
});
