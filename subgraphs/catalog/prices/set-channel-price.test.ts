import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createProduct, eur, openTestCatalog, shopper, type TestCatalog } from '../testing/catalog.ts';

let catalog: TestCatalog;
beforeAll(async () => {
  catalog = await openTestCatalog();
});
afterAll(() => catalog.close());

describe('a channel price', () => {
  it('is set by the first of many who expect the old one, and refused to the others', async () => {
    const { variants } = await createProduct(catalog);
    const variantId = variants[0]?.id;
    const attempts = Array.from({ length: 12 }, (_, index) =>
      catalog.mutate('setChannelPrice', {
        variantId,
        channel: 'WEB',
        price: eur(`2${index}.00`),
        expectedPrice: eur('10.00'),
      }),
    );
    const kinds = (await Promise.all(attempts)).map((answer) => answer.__typename);
    expect(kinds.filter((kind) => kind === 'ProductVariant')).toHaveLength(1);
    expect(kinds.filter((kind) => kind === 'ConflictError')).toHaveLength(11);
  });

  it('sorts lists at once, and waits unseen where the product is not published', async () => {
    const { id, variants } = await createProduct(catalog, { status: 'DRAFT' });
    await catalog.mutate('publishProduct', { id, channels: ['PHONE'] });
    await catalog.mutate('setChannelPrice', { variantId: variants[0]?.id, channel: 'PHONE', price: eur('0.01') });
    await catalog.mutate('setChannelPrice', { variantId: variants[0]?.id, channel: 'EMAIL', price: eur('5.00') });
    const { nodes } = await catalog.ask<{ nodes: Array<{ id: string }> }>(
      shopper,
      'query @inContext(channel: "PHONE") { products(sort: PRICE_ASC, first: 1) { nodes { id } } }',
    );
    expect(nodes).toEqual([{ id }]);
    const emailed = await catalog.ask(
      shopper,
      'query ($id: ID!) @inContext(channel: "EMAIL") { product(ref: { id: $id }) { variants { nodes { price { displayed { amount } } } } } }',
      { id },
    );
    expect(emailed).toMatchObject({ variants: { nodes: [{ price: null }, { price: null }, { price: null }] } });
  });

  it.each([
    [{ channel: 'NOWHERE', price: eur('1.00') }, 'channel'],
    [{ channel: 'WEB', price: { amount: '1.00', currencyCode: 'USD' } }, 'price'],
    [{ channel: 'WEB', price: eur('-0.01') }, 'price'],
    [{ channel: 'WEB', price: eur('1.00'), compareAtPrice: { amount: '2.00', currencyCode: 'USD' } }, 'compareAtPrice'],
  ])('refuses %j', async (input, path) => {
    const { variants } = await createProduct(catalog);
    const answer = await catalog.mutate('setChannelPrice', { variantId: variants[0]?.id, ...input });
    expect(answer.issues?.[0]?.path).toEqual(['input', path]);
  });
});
