import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createProduct, merchandiser, openTestCatalog, shopper, type TestCatalog } from '../testing/catalog.ts';

let catalog: TestCatalog;
beforeAll(async () => {
  catalog = await openTestCatalog();
  for (let index = 0; index < 30; index++) {
    const price = { amount: `${(index * 7) % 30}.00`, currencyCode: 'EUR' };
    await createProduct(catalog, {
      title: `Robe ${String.fromCharCode(65 + (index % 26))}${index}`,
      category: index % 2 === 0 ? 'dresses' : 'coats',
      variants: ['S', 'M', 'L'].map((value) => ({ selectedOptions: [{ name: 'Size', value }], price })),
    });
    catalog.clock.advance(index % 3);
  }
});
afterAll(() => catalog.close());

const LIST = `query ($first: Int, $after: String, $sort: ProductSort, $filter: ProductFilter) {
  products(first: $first, after: $after, sort: $sort, filter: $filter) {
    nodes { id title variants { nodes { id sku title price { displayed { amount currencyCode } } } } priceRange { min { displayed { amount } } } }
    pageInfo { hasNextPage endCursor } } }`;

interface Listed {
  nodes: Array<{ id: string; title: string; priceRange: { min: { displayed: { amount: string } } } }>;
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

describe('a product list', () => {
  it('of 24 with all variants and prices takes two statements at first, and one from then on', async () => {
    const other = await openTestCatalog(catalog);
    const count = () => other.count(shopper, LIST);
    expect(await count()).toBe(2);
    expect(await count()).toBe(1);
    await other.close();
  });

  it('shows a change on the very next read, though it answers from memory', async () => {
    const { id } = await createProduct(catalog, { title: 'Before' });
    await catalog.ask(shopper, LIST);
    await catalog.mutate('updateProduct', { productId: id, title: 'After' });
    const { nodes } = await catalog.ask<Listed>(shopper, LIST);
    expect(nodes.find((node) => node.id === id)?.title).toBe('After');
    await catalog.mutate('archiveProduct', { productId: id });
    expect((await catalog.ask<Listed>(shopper, LIST)).nodes.some((node) => node.id === id)).toBe(false);
  });

  it.each(['NEWEST', 'TITLE', 'PRICE_ASC', 'PRICE_DESC'])(
    'sorted by %s is read page by page without gap or repeat',
    async (sort) => {
      const all: Listed['nodes'] = [];
      let after: string | null = null;
      for (;;) {
        const page: Listed = await catalog.ask(shopper, LIST, { first: 7, sort, after });
        all.push(...page.nodes);
        after = page.pageInfo.endCursor;
        if (!page.pageInfo.hasNextPage) break;
      }
      expect(all).toHaveLength(30);
      expect(new Set(all.map((node) => node.id)).size).toBe(30);
      const keys = all.map((node) =>
        sort === 'TITLE' ? node.title.toLowerCase() : Number(node.priceRange.min.displayed.amount),
      );
      const ordered = [...keys].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
      if (sort === 'TITLE' || sort === 'PRICE_ASC') expect(keys).toEqual(ordered);
      if (sort === 'PRICE_DESC') expect(keys).toEqual(ordered.reverse());
    },
  );

  it('is narrowed by every filter at once, and counts its rows only when asked', async () => {
    const filter = { category: 'coats', query: 'robe', status: 'ACTIVE' };
    const counted = await catalog.ask<{ totalCount: number; nodes: unknown[] }>(
      merchandiser,
      'query ($filter: ProductFilter) { products(first: 2, filter: $filter) { totalCount nodes { id } } }',
      { filter },
    );
    expect(counted.totalCount).toBe(15);
    expect(counted.nodes).toHaveLength(2);
  });

  it.each([
    { first: 0 },
    { first: 101 },
    { first: -1 },
    { after: 'not-a-cursor' },
    { after: Buffer.from('["2026-99-99 00:00:00+00","prd_1"]').toString('base64url') },
    { after: Buffer.from('["1","2","3"]').toString('base64url') },
    { after: Buffer.from('[{"a":1},"x"]').toString('base64url') },
    { sort: 'PRICE_ASC', after: Buffer.from('["1; drop table product","prd_1"]').toString('base64url') },
    { sort: 'TITLE', after: Buffer.from('["\\u0000","prd_1"]').toString('base64url') },
  ])('refuses the page %j by a validation error', async (variables) => {
    const { errors } = await catalog.send(shopper, LIST, variables);
    expect(errors?.[0]?.extensions?.['code']).toBe('VALIDATION');
  });

  it.each([
    { filter: { vendor: '\u0000' } },
    { filter: { query: '%%% & | ! <->' } },
    { filter: { query: "a' & b:* | (c", category: 'x' } },
    { filter: { ids: ['\u0000', 'prd_x'] } },
    { filter: { collectionId: '\u0000' } },
    { filter: { query: 'x'.repeat(100_000) } },
  ])('answers %j with nothing and no error', async (variables) => {
    expect((await catalog.ask<Listed>(shopper, LIST, variables)).nodes).toEqual([]);
  });
});
