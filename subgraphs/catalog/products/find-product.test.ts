import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createProduct, merchandiser, openTestCatalog, shopper, type TestCatalog } from '../testing/catalog.ts';

let catalog: TestCatalog;
beforeAll(async () => {
  catalog = await openTestCatalog();
});
afterAll(() => catalog.close());

describe('one product', () => {
  const DETAIL = `query ($ref: ProductRef!) { product(ref: $ref) {
    id variants { nodes { id price { displayed { amount } } listings { nodes { channel { code name } price { displayed { amount } } } } } } collections { nodes { id } } } }`;
  const COST = 'query ($id: ID!) { product(ref: { id: $id }) { variants { nodes { unitCost { amount } } } } }';

  it('takes two statements with its listings and their channels, however many variants it has', async () => {
    const { id } = await createProduct(
      catalog,
      {},
      Array.from({ length: 40 }, (_, index) => `Size ${index}`),
    );
    await catalog.ask(merchandiser, DETAIL, { ref: { id } });
    expect(await catalog.count(merchandiser, DETAIL, { ref: { id } })).toBe(2);
    expect(await catalog.count(shopper, '{ product(ref: { handle: "nothing" }) { id } }')).toBe(1);
  });

  it('is found by its handle, and refuses to be found by nothing', async () => {
    const { id } = await createProduct(catalog, { handle: 'by-handle' });
    expect(await catalog.ask(merchandiser, DETAIL, { ref: { handle: 'by-handle' } })).toMatchObject({ id });
    expect(await catalog.ask(merchandiser, DETAIL, { ref: { handle: '\u0000' } })).toBeNull();
    expect(await catalog.ask(merchandiser, DETAIL, { ref: { id: '\u0000' } })).toBeNull();
    for (const ref of [{}, { id, handle: 'by-handle' }, { id: null }])
      expect((await catalog.send(shopper, DETAIL, { ref })).errors).toHaveLength(1);
  });

  it('finds a variant by its options, however they are written and ordered', async () => {
    const colors = ['Écru', 'Noir'].map((color) => ({
      title: color,
      selectedOptions: [
        { name: 'Size', value: 'M' },
        { name: 'Color', value: color },
      ],
    }));
    const { id } = await createProduct(catalog, { variants: colors });
    const find = (...selectedOptions: object[]) =>
      catalog.ask(
        merchandiser,
        `query ($id: ID!, $selectedOptions: [SelectedOptionInput!]!) { product(ref: { id: $id }) {
           options { name values { name } } variantByOptions(selectedOptions: $selectedOptions) { title } } }`,
        { id, selectedOptions },
      );
    const size = { name: 'Size', value: 'M' };
    expect(await find({ name: 'color', value: ' E\u0301CRU ' }, size)).toEqual({
      options: [
        { name: 'Size', values: [{ name: 'M' }] },
        { name: 'Color', values: [{ name: 'Écru' }, { name: 'Noir' }] },
      ],
      variantByOptions: { title: 'Écru' },
    });
    for (const selected of [
      [],
      [size],
      [size, size],
      [size, { name: 'Color', value: 'Rouge' }],
      [{ name: '\u0000', value: '' }],
    ])
      expect(await find(...selected)).toMatchObject({ variantByOptions: null });
  });

  it('keeps drafts and costs from shoppers', async () => {
    const cost = { amount: '4.00', currencyCode: 'EUR' };
    const draft = await createProduct(catalog, { status: 'DRAFT' });
    const sold = await createProduct(catalog, {
      variants: [{ price: { amount: '9.00', currencyCode: 'EUR' }, unitCost: cost }],
    });
    expect(await catalog.ask(shopper, DETAIL, { ref: { id: draft.id } })).toBeNull();
    expect(await catalog.ask(merchandiser, DETAIL, { ref: { id: draft.id } })).toMatchObject({ id: draft.id });
    const refused = await catalog.send(shopper, COST, { id: sold.id });
    expect(refused.data?.['product']).toEqual({ variants: { nodes: [{ unitCost: null }] } });
    expect(refused.errors?.map(({ extensions }) => extensions?.['code'])).toEqual(['UNAUTHENTICATED']);
    expect(await catalog.ask(merchandiser, COST, { id: sold.id })).toMatchObject({
      variants: { nodes: [{ unitCost: { amount: '4.00' } }] },
    });
  });
});
