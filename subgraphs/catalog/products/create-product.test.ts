import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
    [{ variants: [{ sku: 'same' }, { sku: 'same', options: [{ name: 'Size', value: 'M' }] }] }, 'variants.1.sku'],
    [{ variants: [{}, {}] }, 'variants.1.options'],
    [{ variants: [{ options: [{ name: '', value: 'x' }] }] }, 'variants.0.options.0'],
    [{ variants: Array.from({ length: 501 }, (_, i) => ({ sku: `many-${i}` })) }, 'variants'],
    [{ variants: [{ taxRateBasisPoints: 10_001 }] }, 'variants.0.taxRateBasisPoints'],
    [{ media: [{ url: 'javascript:alert(1)' }] }, 'media.0.url'],
    [{ media: [{ url: '//evil.example/x.png' }] }, 'media.0.url'],
    [{ media: [{ url: '/x.png' }] }, 'media.0.url'],
    [{ collectionIds: ['col_nothing'] }, 'collectionIds.0'],
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
    expect(await catalog.mutate('createProduct', { title: 'First' })).toMatchObject({ __typename: 'ConflictError' });
    expect(await catalog.ask(merchandiser, '{ product(ref: { handle: "second" }) { id } }')).toBeNull();
  });

  it.each([
    ['UNAUTHENTICATED', shopper],
    ['FORBIDDEN', { ...merchandiser, roles: ['ASSOCIATE' as const] }],
  ])('answers %s to who may not', async (name, actor) => {
    expect(await catalog.mutate('createProduct', { title: 'No' }, actor)).toMatchObject({ __typename: name });
  });
});
