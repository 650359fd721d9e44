import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createProduct, merchandiser, openTestCatalog, shopper, type TestCatalog } from '../testing/catalog.ts';

let catalog: TestCatalog;
beforeAll(async () => {
  catalog = await openTestCatalog();
});
afterAll(() => catalog.close());

describe('one product', () => {
  const DETAIL = `query ($id: ID, $handle: String) { product(id: $id, handle: $handle) {
    id variants { id price { amount } listings { channel { code name } price { amount } } } collections { id } } }`;
  const COST = 'query ($id: ID) { product(id: $id) { variants { unitCost { amount } } } }';

  it('takes two statements with its listings and their channels, however many variants it has', async () => {
    const { id } = await createProduct(
      catalog,
      {},
      Array.from({ length: 40 }, (_, index) => `Size ${index}`),
    );
    await catalog.ask(shopper, DETAIL, { id });
    expect(await catalog.count(shopper, DETAIL, { id })).toBe(2);
    expect(await catalog.count(shopper, '{ product(handle: "nothing") { id } }')).toBe(1);
  });

  it('is found by its handle, and refuses to be found by nothing', async () => {
    const { id } = await createProduct(catalog, { handle: 'by-handle' });
    expect(await catalog.ask(shopper, DETAIL, { handle: 'by-handle' })).toMatchObject({ id });
    expect(await catalog.ask(shopper, DETAIL, { handle: '\u0000' })).toBeNull();
    expect(await catalog.ask(shopper, DETAIL, { id: '\u0000' })).toBeNull();
    expect((await catalog.send(shopper, DETAIL)).errors?.[0]?.extensions?.['code']).toBe('VALIDATION');
  });

  it('keeps drafts and costs from shoppers', async () => {
    const cost = { amount: '4.00', currencyCode: 'EUR' };
    const draft = await createProduct(catalog, { status: 'DRAFT' });
    const sold = await createProduct(catalog, {
      variants: [{ price: { amount: '9.00', currencyCode: 'EUR' }, unitCost: cost }],
    });
    expect(await catalog.ask(shopper, DETAIL, { id: draft.id })).toBeNull();
    expect(await catalog.ask(merchandiser, DETAIL, { id: draft.id })).toMatchObject({ id: draft.id });
    const refused = await catalog.send(shopper, COST, { id: sold.id });
    expect(refused.data?.['product']).toEqual({ variants: [{ unitCost: null }] });
    expect(refused.errors?.map(({ extensions }) => extensions?.['code'])).toEqual(['UNAUTHENTICATED']);
    expect(await catalog.ask(merchandiser, COST, { id: sold.id })).toMatchObject({
      variants: [{ unitCost: { amount: '4.00' } }],
    });
  });
});
