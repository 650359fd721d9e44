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

const LIST = `query ($first: Int, $after: String, $last: Int, $before: String, $query: String, $sort: ProductSort,
  $filter: ProductFilter) {
  products(first: $first, after: $after, last: $last, before: $before, query: $query, sort: $sort, filter: $filter) {
    nodes { id title variants { nodes { id sku title price { displayed { amount currencyCode } } } } priceRange { min { displayed { amount } } } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;

interface Listed {
  nodes: Array<{ id: string; title: string; priceRange: { min: { displayed: { amount: string } } } }>;
  pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
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

  it.each(
    ['CREATED_AT', 'UPDATED_AT', 'TITLE', 'PRICE'].flatMap((key) => [
      { key, direction: 'ASC' },
      { key, direction: 'DESC' },
    ]),
  )('sorted by %j is read page by page, forth and back, without gap or repeat', async (sort) => {
    const forth: Listed['nodes'] = [];
    for (let after: string | null = null; ; ) {
      const page: Listed = await catalog.ask(shopper, LIST, { first: 7, sort, after });
      forth.push(...page.nodes);
      after = page.pageInfo.endCursor;
      if (!page.pageInfo.hasNextPage) break;
    }
    const back: Listed['nodes'] = [];
    for (let before: string | null = null; ; ) {
      const page: Listed = await catalog.ask(shopper, LIST, { last: 7, sort, before });
      back.unshift(...page.nodes);
      before = page.pageInfo.startCursor;
      if (!page.pageInfo.hasPreviousPage) break;
    }
    expect(forth).toHaveLength(30);
    expect(new Set(forth.map((node) => node.id)).size).toBe(30);
    expect(back).toEqual(forth);
    if (!['TITLE', 'PRICE'].includes(sort.key)) return;
    const keys = forth.map((node) =>
      sort.key === 'TITLE' ? node.title.toLowerCase() : Number(node.priceRange.min.displayed.amount),
    );
    const ordered = [...keys].sort((one, other) => (one < other ? -1 : one > other ? 1 : 0));
    expect(keys).toEqual(sort.direction === 'ASC' ? ordered : ordered.reverse());
  });

  it('is narrowed by every filter at once, and counts its rows only when asked', async () => {
    const COUNT = `query ($query: String, $filter: ProductFilter) { products(first: 2, query: $query, filter: $filter) {
      totalCount nodes { id } } }`;
    const filter = { categories: ['coats', 'hats'], price: { min: '0', max: '29.00' } };
    const counted = await catalog.ask<{ totalCount: number; nodes: unknown[] }>(shopper, COUNT, {
      query: 'robe',
      filter,
    });
    expect(counted.totalCount).toBe(15);
    expect(counted.nodes).toHaveLength(2);
    for (const [narrower, totalCount] of [
      [{ ...filter, price: { min: '28' } }, 1],
      [{ ...filter, price: { max: '1.00' } }, 1],
      [{ ...filter, price: { min: '2', max: '1' } }, 0],
      [{ ...filter, tags: [] }, 0],
      [{ ...filter, vendors: null, ids: null }, 15],
    ] as const) {
      expect(await catalog.ask(shopper, COUNT, { query: 'robe', filter: narrower })).toMatchObject({ totalCount });
    }
  });

  it('is by default what shoppers of the context see, to everybody; staff ask for more', async () => {
    const draft = await createProduct(catalog, { title: 'Draft', status: 'DRAFT' });
    const elsewhere = await createProduct(catalog, { title: 'Elsewhere', status: 'DRAFT' });
    await catalog.mutate('publishProduct', { productId: elsewhere.id, channelIds: [await catalog.channelId('PHONE')] });
    const ids = [draft.id, elsewhere.id];
    const seen = async (actor: typeof shopper, filter: object) =>
      (await catalog.ask<Listed>(actor, LIST, { filter, sort: { key: 'TITLE' } })).nodes.map(({ title }) => title);
    for (const actor of [shopper, merchandiser]) expect(await seen(actor, { ids })).toEqual([]);
    expect(await seen(merchandiser, { ids, statuses: ['DRAFT', 'ACTIVE'] })).toEqual(['Draft', 'Elsewhere']);
    expect(await seen(merchandiser, { ids, statuses: ['ACTIVE'] })).toEqual(['Elsewhere']);
    const refused = await catalog.send(shopper, LIST, { filter: { statuses: ['DRAFT'] } });
    expect(refused.errors?.[0]?.extensions?.['code']).toBe('UNAUTHENTICATED');
    const bought = { kind: 'customer', customerId: 'cus_1', sessionId: 'ses_1' } as never;
    const forbidden = await catalog.send(bought, LIST, { filter: { statuses: ['DRAFT'] } });
    expect(forbidden.errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
  });

  it.each([
    { first: 0 },
    { first: 101 },
    { first: -1 },
    { after: 'not-a-cursor' },
    { first: 1, last: 1 },
    { after: Buffer.from('["CREATED_AT","2026-99-99","prd_1"]').toString('base64url') },
    { before: Buffer.from('["TITLE","robe","prd_1"]').toString('base64url') },
    { after: Buffer.from('["1","2","3"]').toString('base64url') },
    { after: Buffer.from('[{"a":1},"x"]').toString('base64url') },
    { sort: { key: 'PRICE' }, after: Buffer.from('["PRICE","1; drop table product","prd_1"]').toString('base64url') },
    { sort: { key: 'TITLE' }, after: Buffer.from('["TITLE","\\u0000","prd_1"]').toString('base64url') },
    { filter: { price: { min: '1.005' } } },
    { filter: { ids: Array.from({ length: 251 }, () => 'prd_1') } },
  ])('refuses the page %j by a validation error', async (variables) => {
    const { errors } = await catalog.send(shopper, LIST, variables);
    expect(errors?.[0]?.extensions?.['code']).toBe('VALIDATION');
  });

  it.each([
    { filter: { vendors: ['\u0000'] } },
    { query: '%%% & | ! <->' },
    { query: "a' & b:* | (c", filter: { categories: ['x'] } },
    { filter: { ids: ['\u0000', 'prd_x'] } },
    { filter: { collectionIds: ['\u0000'] } },
    { query: 'x'.repeat(100_000) },
  ])('answers %j with nothing and no error', async (variables) => {
    expect((await catalog.ask<Listed>(shopper, LIST, variables)).nodes).toEqual([]);
  });
});
