import { afterAll, beforeAll, expect, it } from 'vitest';
import { sql } from '#kernel/database/sql.ts';
import { buildTable } from '../../search/build-table.ts';
import { differences, readEverything } from '../../testing/brute-force-lists.ts';
import { createProduct, openTestCatalog, service, type TestCatalog } from '../../testing/catalog.ts';

let catalog: TestCatalog;
beforeAll(async () => {
  catalog = await openTestCatalog();
});
afterAll(() => catalog.close());

it('after any mix of writes at once lists are as the listings say, and each change has its event', async () => {
  const products = await Promise.all([0, 1, 2, 3].map(() => createProduct(catalog, { status: 'DRAFT' })));
  const channelIds = await Promise.all(['WEB', 'APP', 'STORE', 'EMAIL'].map((code) => catalog.channelId(code)));
  const writes = products.flatMap(({ id, variants }, index) => [
    catalog.mutate('publishProduct', { productId: id, channelIds: channelIds.slice(0, index) }),
    catalog.mutate('setChannelPrice', {
      variantId: variants[index % 3]?.id,
      channelId: channelIds[0],
      price: { amount: `${index}.50`, currencyCode: 'EUR' },
    }),
    catalog.mutate('createVariant', {
      productId: id,
      selectedOptions: [{ name: 'Size', value: 'XXL' }],
      price: { amount: '70.00', currencyCode: 'EUR' },
    }),
    catalog.mutate('unpublishProduct', { productId: id, channelIds: channelIds.slice(1, 2) }),
    catalog.mutate('publishProduct', {
      productId: id,
      channelIds: [channelIds[1], channelIds[3]],
      startsAt: '2026-12-01T00:00:00Z',
      endsAt: '2027-01-01T00:00:00Z',
    }),
    catalog.mutate('archiveProduct', { productId: id }),
  ]);
  const imported = catalog.ask(service, 'mutation ($batch: JSON!) { catalogImportProducts(batch: $batch) }', {
    batch: { currency: 'EUR', channels: ['WEB', 'CHAT'], dryRun: false, products: [] },
  });
  await Promise.all([...writes, imported]);
  const db = catalog.database.open('catalog');
  const placed = await buildTable(db, () => false);
  const now = catalog.clock.now();
  expect(placed && differences(placed.table, await readEverything(db, now), now, 200)).toEqual([]);
  const versions = await db.query(sql`
    select p.id from product p where p.version <> (select max(aggregate_version) from event_log where aggregate_id = p.id)`);
  expect(versions).toEqual([]);
});
