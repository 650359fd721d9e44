import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countStatements, createRequestContext, type StatementCounts } from '#kernel/request/context.ts';
import {
  type CatalogHouse,
  createProduct,
  merchandiser,
  openCatalogHouse,
  shopper,
} from '../../../test/support/catalog-house.ts';
import { createSubgraphs } from '../../../test/support/subgraphs.ts';
import { catalog } from '../index.ts';

let house: CatalogHouse;
beforeAll(async () => {
  house = await openCatalogHouse();
  for (let index = 0; index < 30; index++) {
    const price = { amount: `${(index * 7) % 30}.00`, currencyCode: 'EUR' };
    await createProduct(house, {
      title: `Robe ${String.fromCharCode(65 + (index % 26))}${index}`,
      category: index % 2 === 0 ? 'dresses' : 'coats',
      variants: ['S', 'M', 'L'].map((value) => ({ options: [{ name: 'Size', value }], price })),
    });
    house.clock.advance(index % 3);
  }
});
afterAll(() => house.close());

const LIST = `query ($first: Int, $after: String, $sort: ProductSort, $filter: ProductFilter, $channel: ID) {
  products(first: $first, after: $after, sort: $sort, filter: $filter, channel: $channel) {
    nodes { id title variants { id sku title price { amount currencyCode } } priceRange { min { amount } } }
    pageInfo { hasNextPage endCursor } } }`;

interface Listed {
  nodes: Array<{ id: string; title: string; priceRange: { min: { amount: string } } }>;
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

describe('a product list', () => {
  it('of 24 with all variants and prices takes two statements at first, and one from then on', async () => {
    const other = await createSubgraphs(house.database, [catalog], { clock: house.clock });
    const count = async () => {
      const counts: StatementCounts = new Map();
      const request = createRequestContext({ actor: shopper });
      await countStatements(counts, () => other.get('catalog').execute({ document: LIST, request }));
      return counts.get('catalog');
    };
    expect(await count()).toBe(2);
    expect(await count()).toBe(1);
    await other.stop();
  });

  it('shows a change on the very next read, though it answers from memory', async () => {
    const { id } = await createProduct(house, { title: 'Before' });
    await house.ask(shopper, LIST);
    await house.ask(
      merchandiser,
      'mutation ($input: UpdateProductInput!) { updateProduct(input: $input) { __typename } }',
      {
        input: { id, title: 'After' },
      },
    );
    const { nodes } = await house.ask<Listed>(shopper, LIST);
    expect(nodes.find((node) => node.id === id)?.title).toBe('After');
    await house.ask(
      merchandiser,
      'mutation ($input: ArchiveProductInput!) { archiveProduct(input: $input) { __typename } }',
      {
        input: { id },
      },
    );
    expect((await house.ask<Listed>(shopper, LIST)).nodes.some((node) => node.id === id)).toBe(false);
  });

  it.each(['NEWEST', 'TITLE', 'PRICE_ASC', 'PRICE_DESC'])(
    'sorted by %s is read page by page without gap or repeat',
    async (sort) => {
      const all: Listed['nodes'] = [];
      let after: string | null = null;
      for (;;) {
        const page: Listed = await house.ask(shopper, LIST, { first: 7, sort, after, channel: 'APP' });
        all.push(...page.nodes);
        after = page.pageInfo.endCursor;
        if (!page.pageInfo.hasNextPage) break;
      }
      expect(all).toHaveLength(30);
      expect(new Set(all.map((node) => node.id)).size).toBe(30);
      const keys = all.map((node) =>
        sort === 'TITLE' ? node.title.toLowerCase() : Number(node.priceRange.min.amount),
      );
      const ordered = [...keys].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
      if (sort === 'TITLE' || sort === 'PRICE_ASC') expect(keys).toEqual(ordered);
      if (sort === 'PRICE_DESC') expect(keys).toEqual(ordered.reverse());
    },
  );

  it('is narrowed by every filter at once, and counts its rows only when asked', async () => {
    const filter = { category: 'coats', query: 'robe', status: 'ACTIVE' };
    const counted = await house.ask<{ totalCount: number; nodes: unknown[] }>(
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
    const { errors } = await house.send(shopper, LIST, variables);
    expect(errors?.[0]?.extensions?.['code']).toBe('VALIDATION');
  });

  it.each([
    { channel: 'NOWHERE' },
    { channel: "'; drop table product; --" },
    { filter: { vendor: '\u0000' } },
    { filter: { query: '%%% & | ! <->' } },
    { filter: { query: "a' & b:* | (c", category: 'x' } },
    { filter: { ids: ['\u0000', 'prd_x'] } },
    { filter: { collectionId: '\u0000' } },
    { filter: { query: 'x'.repeat(100_000) } },
  ])('answers %j with nothing and no error', async (variables) => {
    expect((await house.ask<Listed>(shopper, LIST, variables)).nodes).toEqual([]);
  });
});

describe('one product', () => {
  const DETAIL = `query ($id: ID, $handle: String) { product(id: $id, handle: $handle) {
    id variants { id price { amount } listings { channel { code name } price { amount } } unitCost { amount } } collections { id } } }`;

  it('takes two statements with its listings and their channels, however many variants it has', async () => {
    const { id } = await createProduct(
      house,
      {},
      Array.from({ length: 40 }, (_, index) => `Size ${index}`),
    );
    await house.ask(shopper, DETAIL, { id });
    expect(await house.count(shopper, DETAIL, { id })).toBe(2);
    expect(await house.count(shopper, '{ product(handle: "nothing") { id } }')).toBe(1);
  });

  it('is found by its handle, and refuses to be found by nothing', async () => {
    const { id } = await createProduct(house, { handle: 'by-handle' });
    expect(await house.ask(shopper, DETAIL, { handle: 'by-handle' })).toMatchObject({ id });
    expect(await house.ask(shopper, DETAIL, { handle: '\u0000' })).toBeNull();
    expect(await house.ask(shopper, DETAIL, { id: '\u0000' })).toBeNull();
    expect((await house.send(shopper, DETAIL)).errors?.[0]?.extensions?.['code']).toBe('VALIDATION');
  });

  it('keeps drafts and costs from shoppers', async () => {
    const cost = { amount: '4.00', currencyCode: 'EUR' };
    const draft = await createProduct(house, { status: 'DRAFT' });
    const sold = await createProduct(house, {
      variants: [{ price: { amount: '9.00', currencyCode: 'EUR' }, unitCost: cost }],
    });
    expect(await house.ask(shopper, DETAIL, { id: draft.id })).toBeNull();
    expect(await house.ask(merchandiser, DETAIL, { id: draft.id })).toMatchObject({ id: draft.id });
    expect(await house.ask(shopper, DETAIL, { id: sold.id })).toMatchObject({ variants: [{ unitCost: null }] });
    expect(await house.ask(merchandiser, DETAIL, { id: sold.id })).toMatchObject({
      variants: [{ unitCost: { amount: '4.00' } }],
    });
  });
});

describe('entities', () => {
  const ENTITIES = `query ($representations: [_Any!]!) { _entities(representations: $representations) {
    ... on Product { id title } ... on ProductVariant { id product { title } } ... on Channel { code name } } }`;

  it('of one step are loaded by one statement a kind, whatever their number, unknown ones as null', async () => {
    const products = await house.ask<Listed>(shopper, LIST, { first: 20 });
    const representations = [
      ...products.nodes.map(({ id }) => ({ __typename: 'Product', id })),
      { __typename: 'Product', id: 'prd_unknown' },
      { __typename: 'Channel', code: 'WEB' },
      { __typename: 'Channel', code: 'NOWHERE' },
    ];
    const found = await house.ask<unknown[]>(shopper, ENTITIES, { representations });
    expect(found.slice(0, 20).every((entity) => entity !== null)).toBe(true);
    expect(found.slice(20)).toEqual([null, { code: 'WEB', name: 'Web' }, null]);
    expect(await house.count(shopper, ENTITIES, { representations })).toBe(2);
  });

  it('hide drafts from shoppers, and show archived products to those who bought them', async () => {
    const draft = await createProduct(house, { status: 'DRAFT' });
    const archived = await createProduct(house, { status: 'ARCHIVED', title: 'Old' });
    const representations = [draft, archived].flatMap(({ id, variants }) => [
      { __typename: 'Product', id },
      { __typename: 'ProductVariant', id: variants[0]?.id },
    ]);
    expect(await house.ask(shopper, ENTITIES, { representations })).toEqual([
      null,
      null,
      { id: archived.id, title: 'Old' },
      { id: archived.variants[0]?.id, product: { title: 'Old' } },
    ]);
  });
});
