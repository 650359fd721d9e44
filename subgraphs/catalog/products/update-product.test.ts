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
    const { version } = await catalog.mutate('updateProduct', { productId: id, vendor: 'Lenoir' });
    await catalog.mutate('updateProduct', { productId: id, title: 'Changed', expectedVersion: version });
    const late = { productId: id, title: 'Late', expectedVersion: version };
    expect(await catalog.mutate('updateProduct', late)).toMatchObject({
      errorCode: 'VERSION_CONFLICT',
      currentVersion: version + 1,
    });
    expect(await catalog.mutate('archiveProduct', { productId: id, expectedVersion: version })).toMatchObject({
      errorCode: 'VERSION_CONFLICT',
    });
  });

  it('clears what may be empty by null, and leaves what is absent', async () => {
    const { id } = await createProduct(catalog, { vendor: 'Lenoir', category: 'coats', tags: ['a'] });
    await catalog.mutate('updateProduct', { productId: id, vendor: null });
    expect(
      await catalog.ask(merchandiser, 'query ($id: ID!) { product(ref: { id: $id }) { vendor category tags } }', {
        id,
      }),
    ).toEqual({
      vendor: null,
      category: 'coats',
      tags: ['a'],
    });
    expect(await catalog.mutate('updateProduct', { productId: id, title: null })).toMatchObject({
      errorCode: 'VALIDATION',
    });
  });

  it('replaces pictures, collections and options by those that are given', async () => {
    const [winter, summer] = await Promise.all(
      ['Winter', 'Summer'].map((title) => catalog.mutate('createCollection', { title })),
    );
    const picture = (name: string) => ({ source: { url: `https://x.example/${name}.jpg` }, altText: name });
    const { id: productId } = await createProduct(catalog, {
      collectionIds: [winter?.id],
      media: [picture('front'), picture('back')],
    });
    const READ = `query ($id: ID!) { product(ref: { id: $id }) {
      media { nodes { id url altText } } collections { nodes { title } } options { name values { name } } } }`;
    type Read = { media: { nodes: Array<{ id: string; altText: string }> }; collections: object; options: object[] };
    const before = await catalog.ask<Read>(merchandiser, READ, { id: productId });
    await catalog.mutate('updateProduct', {
      productId,
      collectionIds: [summer?.id],
      media: [picture('side'), { ...picture('front'), altText: 'The front' }],
      options: [{ name: 'Size', values: ['XS', 'L'] }],
    });
    const after = await catalog.ask<Read>(merchandiser, READ, { id: productId });
    expect(after.media.nodes.map(({ altText }) => altText)).toEqual(['side', 'The front']);
    expect(after.media.nodes[1]?.id).toBe(before.media.nodes[0]?.id);
    expect(after.collections).toEqual({ nodes: [{ title: 'Summer' }] });
    expect(after.options).toEqual([{ name: 'Size', values: ['XS', 'L', 'S', 'M'].map((name) => ({ name })) }]);
    expect(await catalog.mutate('updateProduct', { productId, collectionIds: ['col_nothing'] })).toMatchObject({
      path: ['input', 'collectionIds', '0'],
    });
  });
});
