import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createProduct, merchandiser, openTestCatalog, type TestCatalog } from '../testing/catalog.ts';

let catalog: TestCatalog;
beforeAll(async () => {
  catalog = await openTestCatalog();
});
afterAll(() => catalog.close());

describe('updating', () => {
  it('refuses a change of what was read before another change', async () => {
    const { id } = await createProduct(catalog);
    const first = await catalog.mutate('updateProduct', { id, vendor: 'Lenoir' });
    await catalog.mutate('updateProduct', { id, title: 'Changed', expectedVersion: first.version });
    expect(await catalog.mutate('updateProduct', { id, title: 'Late', expectedVersion: first.version })).toMatchObject({
      errorCode: 'VERSION_CONFLICT',
    });
  });

  it('clears what may be empty by null, and leaves what is absent', async () => {
    const { id } = await createProduct(catalog, { vendor: 'Lenoir', category: 'coats', tags: ['a'] });
    await catalog.mutate('updateProduct', { id, vendor: null });
    expect(
      await catalog.ask(merchandiser, 'query ($id: ID!) { product(ref: { id: $id }) { vendor category tags } }', {
        id,
      }),
    ).toEqual({
      vendor: null,
      category: 'coats',
      tags: ['a'],
    });
    expect(await catalog.mutate('updateProduct', { id, title: null })).toMatchObject({ errorCode: 'VALIDATION' });
  });
});
