import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createProduct, merchandiser, openTestCatalog, shopper, type TestCatalog } from '../testing/catalog.ts';

let catalog: TestCatalog;
beforeAll(async () => {
  catalog = await openTestCatalog();
  await createProduct(catalog, {
    title: 'Ceinture',
    variants: [{ sku: 'BELT-90', gtin: '4006381333931', price: { amount: '39.00', currencyCode: 'EUR' } }],
  });
});
afterAll(() => catalog.close());

describe('a scan', () => {
  const SCAN = 'query ($gtin: String!) { variant(ref: { gtin: $gtin }) { sku product { title } } }';

  it.each(['4006381333931', '04006381333931', '4-006381-333931'])('of %s finds the belt', async (gtin) => {
    expect(await catalog.ask(shopper, SCAN, { gtin })).toEqual({ sku: 'BELT-90', product: { title: 'Ceinture' } });
  });

  it('of an unknown barcode finds nothing', async () => {
    expect(await catalog.ask(shopper, SCAN, { gtin: '036000291452' })).toBeNull();
  });

  it.each(['', '4006381333932', 'abc', '\u0000', '1'.repeat(100_000)])('of %j finds nothing', async (gtin) => {
    expect(await catalog.ask(shopper, SCAN, { gtin })).toBeNull();
  });
});

describe('the port', () => {
  it('is closed to all but services', async () => {
    const { errors } = await catalog.send(merchandiser, '{ catalogFindVariants(gtins: [], skus: []) { variantId } }');
    expect(errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
  });
});
