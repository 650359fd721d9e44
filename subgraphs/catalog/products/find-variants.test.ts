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

describe('a code that is no GTIN', () => {
  const SCAN = 'query ($code: String!) { variant(ref: { gtin: $code }) { sku gtin barcode } }';
  const variant = (sku: string, fields: object) => ({
    sku,
    price: { amount: '39.00', currencyCode: 'EUR' },
    ...fields,
  });

  it.each([
    ['a label of the shop', 'INT-00042'],
    ['digits with another check digit', '4006381333932'],
    ['a UPC that lost its zero', '36000291452'],
    ['an ISBN of ten signs', '0-306-40615-X'],
    ['small letters and blanks', 'ab 12/c'],
    ['Code 39', '*A-1$%*'],
    ['signs of another script', 'コート-1'],
    ['a hundred signs', 'X'.repeat(100)],
  ])('%s is kept as it stands, and a scan of it finds its variant', async (_name, barcode) => {
    const sku = `SKU ${barcode}`.slice(0, 100);
    await createProduct(catalog, { title: 'Odd', variants: [variant(sku, { barcode: ` ${barcode} ` })] });
    expect(await catalog.ask(shopper, SCAN, { code: barcode })).toEqual({ sku, gtin: null, barcode });
  });

  it('is told from others by case and check digit, and one that is a GTIN is one', async () => {
    const variants = [variant('C-1', { barcode: 'Case-1' }), variant('C-2', { barcode: '4-012345-678901' })];
    const { variants: made } = await createProduct(catalog, {
      title: 'Cases',
      variants: variants.map((one, index) => ({ ...one, selectedOptions: [{ name: 'Size', value: String(index) }] })),
    });
    expect(await catalog.ask(shopper, SCAN, { code: 'case-1' })).toBeNull();
    expect(await catalog.ask(shopper, SCAN, { code: '04012345678901' })).toEqual({
      sku: 'C-2',
      gtin: '4012345678901',
      barcode: '4012345678901',
    });
    const variantId = made[0]?.id;
    const update = (fields: object) => catalog.mutate('updateVariant', { variantId, ...fields });
    expect(await update({ barcode: 'A', gtin: '4012345678918' })).toMatchObject({ __typename: 'ValidationError' });
    expect(await update({ barcode: '4012345678901' })).toMatchObject({ __typename: 'ConflictError' });
    await update({ gtin: '4012345678918' });
    expect(await catalog.ask(shopper, SCAN, { code: 'Case-1' })).toBeNull();
    await update({ gtin: null });
    expect(await catalog.ask(shopper, SCAN, { code: '4012345678918' })).toBeNull();
  });
});

describe('the port', () => {
  it('is closed to all but services', async () => {
    const { errors } = await catalog.send(merchandiser, '{ catalogFindVariants(gtins: [], skus: []) { variantId } }');
    expect(errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
  });
});
