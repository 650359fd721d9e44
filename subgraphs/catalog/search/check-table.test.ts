import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';
import { differences, readEverything } from '../testing/brute-force-lists.ts';
import { createProduct, openTestCatalog, type TestCatalog } from '../testing/catalog.ts';
import { advanceTable } from './advance-table.ts';
import { buildTable } from './build-table.ts';
import { checkTable } from './check-table.ts';

let catalog: TestCatalog;
let db: Database;
beforeAll(async () => {
  catalog = await openTestCatalog();
  db = catalog.database.open('catalog');
});
afterAll(() => catalog.close());

it('a check finds and repairs what no event reported, whether or not a version moved, and nothing else', async () => {
  const ids: string[] = [];
  for (let index = 0; index < 6; index++) ids.push((await createProduct(catalog)).id);
  const placed = await buildTable(db, () => false);
  if (!placed) throw new Error('the build was stopped');
  placed.table.listed.advance(catalog.clock.now().getTime());
  const check = () =>
    checkTable(db, '', async () => {
      await advanceTable(db, placed);
      return placed.table;
    });
  await catalog.mutate('updateProduct', { productId: ids[0], title: 'Told' });
  expect(await check()).toEqual({ lastId: '', compared: 6, repaired: 0 });
  await db.query(sql`update product set title = 'Untold' where id = ${ids[1]}`);
  await db.query(sql`update product set version = version + 1, status = 'DRAFT' where id = ${ids[2]}`);
  await db.query(sql`update channel_listing l set price_minor = 1 from variant v
    where v.id = l.variant_id and v.product_id = ${ids[3]}`);
  await db.query(sql`update channel_listing l set visible = false from variant v
    where v.id = l.variant_id and v.product_id = ${ids[4]} and l.channel_code = 'WEB'`);
  placed.table.remove(ids[5] ?? '');
  expect(await check()).toMatchObject({ repaired: 5 });
  expect(await check()).toMatchObject({ repaired: 0 });
  const now = catalog.clock.now();
  expect(differences(placed.table, await readEverything(db, now), now, 200)).toEqual([]);
});
