import { afterAll, beforeAll, expect, it } from 'vitest';
import { sql } from '#kernel/database/sql.ts';
import {
  type CatalogHouse,
  createProduct,
  merchandiser,
  openCatalogHouse,
  service,
} from '../../../test/support/catalog-house.ts';

let house: CatalogHouse;
beforeAll(async () => {
  house = await openCatalogHouse();
});
afterAll(() => house.close());

function mutate(field: string, input: Record<string, unknown>): Promise<unknown> {
  const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`;
  return house.ask(merchandiser, `mutation ($input: ${type}!) { ${field}(input: $input) { __typename } }`, { input });
}

it('what lists read of a product in a channel equals its listings after any mix of writes at once', async () => {
  const products = await Promise.all([0, 1, 2, 3].map(() => createProduct(house, { status: 'DRAFT' })));
  const writes = products.flatMap(({ id, variants }, index) => [
    mutate('publishProduct', { id, channels: ['WEB', 'APP', 'STORE'].slice(0, index) }),
    mutate('setChannelPrice', {
      variantId: variants[index % 3]?.id,
      channel: 'WEB',
      price: { amount: `${index}.50`, currencyCode: 'EUR' },
    }),
    mutate('createVariant', {
      productId: id,
      options: [{ name: 'Size', value: 'XXL' }],
      price: { amount: '70.00', currencyCode: 'EUR' },
    }),
    mutate('unpublishProduct', { id, channels: ['APP'] }),
    mutate('publishProduct', {
      id,
      channels: ['APP', 'EMAIL'],
      publishFrom: '2026-12-01T00:00:00Z',
      publishTo: '2027-01-01T00:00:00Z',
    }),
    mutate('archiveProduct', { id }),
  ]);
  const imported = house.ask(service, 'mutation ($batch: JSON!) { catalogImportProducts(batch: $batch) }', {
    batch: { currency: 'EUR', channels: ['WEB', 'CHAT'], dryRun: false, products: [] },
  });
  await Promise.all([...writes, imported]);
  const difference = await house.database.open('catalog').query(sql`
    with expected as (
      select v.product_id, l.channel_code, bool_or(l.visible) as visible,
        min(l.price_minor) filter (where l.visible) as low, max(l.price_minor) filter (where l.visible) as high
      from variant v join channel_listing l on l.variant_id = v.id group by v.product_id, l.channel_code)
    select * from expected full join product_channel p using (product_id, channel_code)
    where expected.visible is distinct from p.visible or low is distinct from p.min_price_minor or high is distinct from p.max_price_minor`);
  expect(difference).toEqual([]);
  const versions = await house.database.open('catalog').query(sql`
    select p.id from product p where p.version <> (select max(aggregate_version) from event_log where aggregate_id = p.id)`);
  expect(versions).toEqual([]);
});
