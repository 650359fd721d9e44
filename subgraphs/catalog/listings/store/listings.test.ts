import { afterAll, beforeAll, expect, it } from 'vitest';
import { sql } from '#kernel/database/sql.ts';
import { createProduct, openTestCatalog, service, type TestCatalog } from '../../testing/catalog.ts';

let catalog: TestCatalog;
beforeAll(async () => {
  catalog = await openTestCatalog();
});
afterAll(() => catalog.close());

it('what lists read of a product in a channel equals its listings after any mix of writes at once', async () => {
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
  const difference = await catalog.database.open('catalog').query(sql`
    with expected as (
      select v.product_id, l.channel_code, bool_or(l.visible) as visible,
        min(l.price_minor) filter (where l.visible) as low, max(l.price_minor) filter (where l.visible) as high
      from variant v join channel_listing l on l.variant_id = v.id group by v.product_id, l.channel_code)
    select * from expected full join product_channel p using (product_id, channel_code)
    where expected.visible is distinct from p.visible or low is distinct from p.min_price_minor or high is distinct from p.max_price_minor`);
  expect(difference).toEqual([]);
  const versions = await catalog.database.open('catalog').query(sql`
    select p.id from product p where p.version <> (select max(aggregate_version) from event_log where aggregate_id = p.id)`);
  expect(versions).toEqual([]);
});
