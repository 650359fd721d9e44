import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createProduct, openTestCatalog, type TestCatalog } from '../testing/catalog.ts';

let catalog: TestCatalog;
beforeAll(async () => {
  catalog = await openTestCatalog();
});
afterAll(() => catalog.close());

describe('collections', () => {
  it('collect products once each, and answer them by page', async () => {
    const collection = await catalog.mutate('createCollection', { title: 'Hiver' });
    const products = await Promise.all([createProduct(catalog), createProduct(catalog)]);
    const add = (productIds: string[]) =>
      catalog.mutate('addProductsToCollection', { collectionId: collection.id, productIds });
    const ids = products.map((product) => product.id);
    await add(ids);
    const again = await add(ids);
    expect(again.products.nodes).toHaveLength(2);
    expect(again.products.nodes).toContainEqual({ id: ids[0], collections: { nodes: [{ title: 'Hiver' }] } });
    expect(await add([...ids, 'prd_unknown'])).toMatchObject({
      errorCode: 'NOT_FOUND',
      path: ['input', 'productIds', '2'],
    });
  });

  it('let go of products, which stay as they are', async () => {
    const { id: collectionId } = await catalog.mutate('createCollection', { title: 'Été' });
    const [kept, gone] = [await createProduct(catalog), await createProduct(catalog)];
    await catalog.mutate('addProductsToCollection', { collectionId, productIds: [kept.id, gone.id] });
    const remove = { collectionId, productIds: [gone.id] };
    for (let sent = 0; sent < 2; sent += 1) {
      const left = await catalog.mutate('removeProductsFromCollection', remove);
      expect(left.products.nodes.map(({ id }) => id)).toEqual([kept.id]);
    }
  });
});
