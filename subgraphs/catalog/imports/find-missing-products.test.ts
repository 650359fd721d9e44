import { afterAll, beforeAll, expect, it } from 'vitest';
import { createProduct, openTestCatalog, service, shopper, type TestCatalog } from '../testing/catalog.ts';

let catalog: TestCatalog;
beforeAll(async () => {
  catalog = await openTestCatalog();
});
afterAll(() => catalog.close());

function importProducts(...handles: readonly string[]) {
  const products = handles.map((handle) => ({
    row: 2,
    handle,
    title: `Title of ${handle}`,
    status: 'ACTIVE',
    listed: true,
    media: [],
    variants: [
      { row: 2, sku: handle, barcode: null, options: [], priceMinor: '1000', compareAtMinor: null, costMinor: null },
    ],
  }));
  const batch = { currency: 'EUR', channels: ['WEB'], dryRun: false, products };
  return catalog.ask(service, 'mutation ($batch: JSON!) { catalogImportProducts(batch: $batch) }', { batch });
}

const find = (handles: readonly string[], archive: boolean) =>
  catalog.ask(service, 'mutation ($request: JSON!) { catalogFindMissingProducts(request: $request) }', {
    request: { handles, archive },
  });
const onSale = (handle: string) =>
  catalog.ask<unknown>(shopper, 'query ($handle: String!) { product(ref: { handle: $handle }) { title } }', { handle });

it('finds products of imports that the files no longer have, and takes them off sale by option', async () => {
  await createProduct(catalog, { variants: [{ sku: 'OWN' }] });
  await importProducts('stays', 'goes');
  expect(await find(['stays', 'goes'], false)).toEqual({ total: 0, titles: [] });
  expect(await find(['Stays'], false)).toEqual({ total: 1, titles: ['Title of goes'] });
  expect(await onSale('goes')).not.toBeNull();
  expect(await find(['stays'], true)).toEqual({ total: 1, titles: ['Title of goes'] });
  expect(await onSale('goes')).toBeNull();
  expect(await onSale('stays')).not.toBeNull();
  expect(await find(['stays'], true)).toEqual({ total: 0, titles: [] });
});

it('puts a product on sale again that a file has again', async () => {
  await importProducts('comes-again', 'other');
  await find(['other', 'stays'], true);
  expect(await onSale('comes-again')).toBeNull();
  expect(await importProducts('comes-again')).toMatchObject({ updated: 1 });
  expect(await onSale('comes-again')).toMatchObject({ title: 'Title of comes-again' });
});
