import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createProduct, merchandiser, openTestCatalog, type TestCatalog } from '../testing/catalog.ts';

let catalog: TestCatalog;
beforeAll(async () => {
  catalog = await openTestCatalog();
});
afterAll(() => catalog.close());

describe('collections', () => {
  it('collect products once each, and answer them by page', async () => {
    const collection = await catalog.ask<{ __typename: string; id: string }>(
      merchandiser,
      'mutation { createCollection(input: { title: "Hiver" }) { ... on Collection { id } } }',
    );
    const products = await Promise.all([createProduct(catalog), createProduct(catalog)]);
    const add = (productIds: string[]) =>
      catalog.ask<{ products: { nodes: unknown[] } }>(
        merchandiser,
        `mutation ($input: AddProductsToCollectionInput!) { addProductsToCollection(input: $input) {
           ... on Collection { products { nodes { collections { nodes { title } } } } } ... on UserError { message } } }`,
        { input: { collectionId: collection.id, productIds } },
      );
    const ids = products.map((product) => product.id);
    await add(ids);
    const again = await add(ids);
    expect(again.products.nodes).toEqual([
      { collections: { nodes: [{ title: 'Hiver' }] } },
      { collections: { nodes: [{ title: 'Hiver' }] } },
    ]);
    expect(await add(['prd_unknown'])).toMatchObject({ message: expect.stringContaining('not found') });
  });
});
