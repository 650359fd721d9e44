import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createProduct,
  merchandiser,
  openTestCatalog,
  service,
  shopper,
  type TestCatalog,
} from '../testing/catalog.ts';

let catalog: TestCatalog;
beforeAll(async () => {
  catalog = await openTestCatalog();
});
afterAll(() => catalog.close());

interface Result {
  created: number;
  updated: number;
  unchanged: number;
  variants: number;
  issues: Array<{ row: number; refused: boolean; reason: string }>;
}

function variant(row: number, size: string, fields: Record<string, unknown> = {}) {
  const options = [{ name: 'Size', value: size }];
  return {
    row,
    sku: null,
    barcode: null,
    options,
    priceMinor: '1000',
    compareAtMinor: null,
    costMinor: null,
    ...fields,
  };
}

function product(handle: string, fields: Record<string, unknown> = {}) {
  return {
    row: 2,
    handle,
    title: `Title of ${handle}`,
    description: '',
    vendor: null,
    productType: null,
    category: 'dresses',
    tags: [],
    status: 'ACTIVE',
    listed: true,
    media: [{ row: 2, url: 'https://cdn.example.com/a.jpg', alt: null }],
    variants: [variant(2, 'S'), variant(3, 'M')],
    ...fields,
  };
}

function importBatch(products: unknown[], fields: Record<string, unknown> = {}): Promise<Result> {
  const batch = { currency: 'EUR', channels: ['WEB', 'STORE'], dryRun: false, products, ...fields };
  return catalog.ask<Result>(service, 'mutation ($batch: JSON!) { catalogImportProducts(batch: $batch) }', { batch });
}

const PRODUCT = `query ($handle: String!) { product(ref: { handle: $handle }) { id title options { name values { name } }
  media { nodes { url } } variants { nodes { title sku gtin price { displayed { amount } } } } } }`;

describe('a batch of products', () => {
  it('is listed and sold at once, and changes nothing when it comes again', async () => {
    expect(await importBatch([product('one'), product('two')])).toMatchObject({ created: 2, variants: 4, issues: [] });
    expect(await importBatch([product('one'), product('two')])).toMatchObject({ created: 0, updated: 0, unchanged: 2 });
    expect(await catalog.ask(shopper, PRODUCT, { handle: 'one' })).toMatchObject({
      variants: { nodes: [{ title: 'S', price: { displayed: { amount: '10.00' } } }, { title: 'M' }] },
    });
  });

  it('changes what the file changed, keeps ids, and leaves variants alone that it does not name', async () => {
    await importBatch([product('kept')]);
    const before = await catalog.ask<{ id: string }>(shopper, PRODUCT, { handle: 'kept' });
    const variants = [variant(2, 'm', { priceMinor: '1250' }), variant(3, 'L')];
    expect(await importBatch([product('kept', { title: 'Changed', variants })])).toMatchObject({ updated: 1 });
    expect(await catalog.ask(shopper, PRODUCT, { handle: 'kept' })).toMatchObject({
      id: before.id,
      title: 'Changed',
      media: { nodes: [{ url: 'https://cdn.example.com/a.jpg' }] },
      variants: {
        nodes: [
          { price: { displayed: { amount: '10.00' } } },
          { price: { displayed: { amount: '12.50' } } },
          { title: 'L' },
        ],
      },
    });
  });

  it.each([
    { description: 'Changed' },
    { vendor: 'Lenoir' },
    { productType: 'Changed' },
    { category: 'coats' },
    { tags: ['changed'] },
  ])('takes a file in which nothing is another but %j', async (change) => {
    const handle = `changes-${Object.keys(change)[0]?.toLowerCase()}`;
    await importBatch([product(handle)]);
    expect(await importBatch([product(handle, change)])).toMatchObject({ updated: 1, unchanged: 0 });
    const texts =
      'query ($handle: String!) { product(ref: { handle: $handle }) { description vendor productType category tags } }';
    expect(await catalog.ask(shopper, texts, { handle })).toMatchObject(change);
  });

  it('leaves a text that the file does not know as it is', async () => {
    await importBatch([product('known', { vendor: 'Lenoir' })]);
    expect(await importBatch([product('known', { vendor: undefined, title: 'Other' })])).toMatchObject({ updated: 1 });
    const texts = 'query ($handle: String!) { product(ref: { handle: $handle }) { title vendor } }';
    expect(await catalog.ask(shopper, texts, { handle: 'known' })).toEqual({ title: 'Other', vendor: 'Lenoir' });
  });

  it('adds rows without a title to a product that is there, under its own option names, and refuses others', async () => {
    await importBatch([product('extended')]);
    const added = variant(9, 'XL', { options: [{ name: 'Option 1', value: 'XL' }] });
    const result = await importBatch([
      product('extended', { row: 9, title: null, variants: [added], media: [] }),
      product('unknown', { row: 10, title: null }),
    ]);
    expect(result).toMatchObject({ created: 0, updated: 1, issues: [{ row: 10, refused: true }] });
    expect(await catalog.ask(shopper, PRODUCT, { handle: 'extended' })).toMatchObject({
      options: [{ name: 'Size', values: [{ name: 'S' }, { name: 'M' }, { name: 'XL' }] }],
    });
  });

  it('takes a variant without the code that another has, or that is wrong, and says so', async () => {
    await createProduct(catalog, { variants: [{ sku: 'OWNED', gtin: '4006381333931' }] });
    const { issues } = await importBatch([
      product('codes', {
        variants: [
          variant(2, 'S', { sku: 'OWNED', barcode: '04006381333931' }),
          variant(3, 'M', { sku: 'NEW', barcode: '4.00638E+12' }),
          variant(4, 'L', { sku: 'NEW' }),
          variant(5, 'L'),
        ],
      }),
    ]);
    expect(issues.map(({ row, refused }) => [row, refused])).toEqual([
      [2, false],
      [2, false],
      [3, false],
      [4, false],
      [5, true],
    ]);
  });

  it('writes nothing in a dry run, and nothing when it is malformed', async () => {
    expect(await importBatch([product('dry')], { dryRun: true })).toMatchObject({ created: 1 });
    expect(await catalog.ask(merchandiser, PRODUCT, { handle: 'dry' })).toBeNull();
    for (const batch of [null, {}, [], { products: [product('x')] }, 'x'.repeat(1_000)]) {
      const answer = await catalog.send(service, 'mutation ($batch: JSON!) { catalogImportProducts(batch: $batch) }', {
        batch: batch as never,
      });
      expect(answer.errors?.[0]?.extensions?.['code']).toMatch(/VALIDATION|BAD_USER_INPUT/);
    }
  });

  it('appends one event for each product that changed, and takes as many statements for many as for few', async () => {
    const batch = (count: number, name: string) => ({
      batch: {
        currency: 'EUR',
        channels: ['WEB'],
        dryRun: false,
        products: Array.from({ length: count }, (_, i) => product(`${name}-${i}`)),
      },
    });
    const document = 'mutation ($batch: JSON!) { catalogImportProducts(batch: $batch) }';
    const few = await catalog.count(service, document, batch(2, 'few'));
    expect(await catalog.count(service, document, batch(200, 'many'))).toBe(few);
    expect(few).toBeLessThanOrEqual(16);
  });
});
