import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel/values/ids.ts';
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
    const channelId = await catalog.channelId('WEB');
    const attempts = Array.from({ length: 12 }, (_, index) =>
      catalog.mutate('setChannelPrice', {
        variantId,
        channelId,
        price: eur(`2${index}.00`),
        expectedPrice: eur('10.00'),
      }),
    );
    const kinds = (await Promise.all(attempts)).map((answer) => answer.__typename);
    expect(kinds.filter((kind) => kind === 'SetChannelPricePayload')).toHaveLength(1);
    expect(kinds.filter((kind) => kind === 'ConflictError')).toHaveLength(11);
  });

  it('sorts lists at once, and waits unseen where the product is not published', async () => {
    const { id, variants } = await createProduct(catalog, { status: 'DRAFT' });
    const [phone, email] = [await catalog.channelId('PHONE'), await catalog.channelId('EMAIL')];
    await catalog.mutate('publishProduct', { productId: id, channelIds: [phone] });
    await catalog.mutate('setChannelPrice', { variantId: variants[0]?.id, channelId: phone, price: eur('0.01') });
    await catalog.mutate('setChannelPrice', { variantId: variants[0]?.id, channelId: email, price: eur('5.00') });
    const { nodes } = await catalog.ask<{ nodes: Array<{ id: string }> }>(
      shopper,
      'query @inContext(channel: "PHONE") { products(sort: { key: PRICE }, first: 1) { nodes { id } } }',
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
    [{ price: { amount: '1.00', currencyCode: 'USD' } }, 'price'],
    [{ price: eur('-0.01') }, 'price'],
    [{ price: eur('1.00'), compareAtPrice: { amount: '2.00', currencyCode: 'USD' } }, 'compareAtPrice'],
  ])('refuses %j', async (input, path) => {
    const { variants } = await createProduct(catalog);
    const channelId = await catalog.channelId('WEB');
    const answer = await catalog.mutate('setChannelPrice', { variantId: variants[0]?.id, channelId, ...input });
    expect(answer.issues?.[0]?.path).toEqual(['input', path]);
  });

  it('is that of a channel and a variant that there are', async () => {
    const { variants } = await createProduct(catalog);
    const known = { variantId: variants[0]?.id, channelId: await catalog.channelId('WEB'), price: eur('1.00') };
    for (const unknown of [{ channelId: newId('chn') }, { variantId: newId('var') }]) {
      const answer = await catalog.mutate('setChannelPrice', { ...known, ...unknown });
      expect(answer).toMatchObject({ errorCode: 'NOT_FOUND', path: ['input', Object.keys(unknown)[0]] });
    }
  });

  it('is set once by a key: a retry that comes late does not bring it back', async () => {
    const { variants } = await createProduct(catalog);
    const place = { variantId: variants[0]?.id, channelId: await catalog.channelId('WEB') };
    const first = { ...place, price: eur('7.00'), idempotencyKey: randomUUID() };
    await catalog.mutate('setChannelPrice', first);
    await catalog.mutate('setChannelPrice', { ...place, price: eur('8.00') });
    const again = await catalog.mutate('setChannelPrice', first);
    expect(again.listings.nodes.find(({ channel }) => channel.code === 'WEB')?.price).toEqual({
      displayed: { amount: '8.00' },
    });
  });
});
