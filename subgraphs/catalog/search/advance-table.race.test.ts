import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createProduct, openTestCatalog, shopper, type TestCatalog } from '../testing/catalog.ts';
import { compareUnderWrites } from '../testing/exactness.ts';

let catalog: TestCatalog;
beforeAll(async () => {
  catalog = await openTestCatalog();
});
afterAll(() => catalog.close());

describe('the product index', () => {
  it('answers as PostgreSQL does in the same snapshot, in two replicas, while transactions are held open and undone', async () => {
    const { transactions, reads, wrong } = await compareUnderWrites(catalog, 40, 300);
    expect(wrong).toEqual([]);
    expect(transactions).toBeGreaterThanOrEqual(300);
    expect(reads).toBeGreaterThan(10);
  });

  it('shows in each replica what another has committed, on the very next read of many at once', async () => {
    const other = await openTestCatalog(catalog);
    const READ = 'query ($ids: [ID!]) { products(filter: { ids: $ids }) { totalCount nodes { title } } }';
    const made = await Promise.all([0, 1, 2, 3].map(() => createProduct(catalog, { title: 'Before' })));
    const writeAndRead = made.map(async ({ id }, index) => {
      const [writer, reader] = index % 2 === 0 ? [catalog, other] : [other, catalog];
      for (let round = 0; round < 10; round++) {
        await writer.mutate('updateProduct', { productId: id, title: `Title ${index} ${round}` });
        const answer = await reader.ask(shopper, READ, { ids: [id] });
        expect(answer).toEqual({ totalCount: 1, nodes: [{ title: `Title ${index} ${round}` }] });
      }
    });
    await Promise.all(writeAndRead);
    await other.close();
  });
});
