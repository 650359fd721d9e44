import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestCatalog, type TestCatalog } from '../testing/catalog.ts';
import { compareUnderWrites } from '../testing/exactness.ts';

let catalog: TestCatalog;
beforeAll(async () => {
  catalog = await openTestCatalog();
});
afterAll(() => catalog.close());

it('the product index answers as PostgreSQL does in the same snapshot through 8,000 transactions', async () => {
  const { transactions, reads, wrong } = await compareUnderWrites(catalog, 300, 8_000);
  console.log(`${transactions} transactions, ${reads} reads`);
  expect(wrong).toEqual([]);
});
