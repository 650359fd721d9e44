import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createProduct, openTestCatalog, shopper, type TestCatalog } from '../../testing/catalog.ts';

let catalog: TestCatalog;
beforeAll(async () => {
  catalog = await openTestCatalog();
});
afterAll(() => catalog.close());

describe('entities', () => {
  const ENTITIES = `query ($representations: [_Any!]!) { _entities(representations: $representations) {
    ... on Product { id title } ... on ProductVariant { id product { title } } ... on Channel { code name } } }`;

  it('of one step are loaded by one statement a kind, whatever their number, unknown ones as null', async () => {
    const products = await Promise.all(Array.from({ length: 20 }, () => createProduct(catalog)));
    const representations = [
      ...products.map(({ id }) => ({ __typename: 'Product', id })),
      { __typename: 'Product', id: 'prd_unknown' },
      { __typename: 'Channel', code: 'WEB' },
      { __typename: 'Channel', code: 'NOWHERE' },
    ];
    const found = await catalog.ask<unknown[]>(shopper, ENTITIES, { representations });
    expect(found.slice(0, 20).every((entity) => entity !== null)).toBe(true);
    expect(found.slice(20)).toEqual([null, { code: 'WEB', name: 'Web' }, null]);
    expect(await catalog.count(shopper, ENTITIES, { representations })).toBe(2);
  });

  it('hide drafts from shoppers, and show archived products to those who bought them', async () => {
    const draft = await createProduct(catalog, { status: 'DRAFT' });
    const archived = await createProduct(catalog, { status: 'ARCHIVED', title: 'Old' });
    const representations = [draft, archived].flatMap(({ id, variants }) => [
      { __typename: 'Product', id },
      { __typename: 'ProductVariant', id: variants[0]?.id },
    ]);
    expect(await catalog.ask(shopper, ENTITIES, { representations })).toEqual([
      null,
      null,
      { id: archived.id, title: 'Old' },
      { id: archived.variants[0]?.id, product: { title: 'Old' } },
    ]);
  });
});
