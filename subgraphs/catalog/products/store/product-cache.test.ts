import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '#kernel/database/database.ts';
import { processFigures } from '#kernel/request/figures.ts';
import { systemClock } from '#kernel/values/time.ts';
import { createProduct, openTestCatalog, type TestCatalog } from '../../testing/catalog.ts';
import { sizeOf } from '../model/product-size.ts';
import { createProductCache } from './product-cache.ts';

let catalog: TestCatalog;
let db: Database;
const ids: string[] = [];
beforeAll(async () => {
  catalog = await openTestCatalog();
  db = catalog.database.open('catalog');
  for (let index = 0; index < 4; index++) ids.push((await createProduct(catalog)).id);
});
afterAll(() => catalog.close());

async function readsOf(outcome: string): Promise<number> {
  const figure = await processFigures.getSingleMetric('passerelle_product_memory_reads_total')?.get();
  return figure?.values.find(({ labels }) => labels['outcome'] === outcome)?.value ?? 0;
}

/** Products that a memory answers without reading them. */
async function hitsOf(work: () => Promise<unknown>): Promise<number> {
  const before = await readsOf('hit');
  await work();
  return (await readsOf('hit')) - before;
}

describe('the memory of products', () => {
  it('keeps them up to its bytes, those asked for last, and counts what it answered', async () => {
    const [one] = await createProductCache(db, systemClock).byIds([ids[0] ?? '']);
    const memory = createProductCache(db, systemClock, one ? Math.ceil(2.5 * sizeOf(one)) : 0);
    await memory.byIds(ids);
    expect(await hitsOf(() => memory.byIds(ids.slice(2)))).toBe(2);
    expect(await hitsOf(() => memory.byIds(ids.slice(0, 2)))).toBe(0);
    expect(await hitsOf(() => memory.byIds(ids.slice(2)))).toBe(0);
  });

  it('answers a product that is larger than all of it', async () => {
    const memory = createProductCache(db, systemClock, 1);
    expect((await memory.byIds(ids)).map((product) => product?.id)).toEqual(ids);
  });
});
