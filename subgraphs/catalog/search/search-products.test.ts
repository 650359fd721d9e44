import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel/values/ids.ts';
import { encodeCursor } from '#kernel/values/pagination.ts';
import { createProduct, openTestCatalog, shopper, type TestCatalog } from '../testing/catalog.ts';

let catalog: TestCatalog;
beforeAll(async () => {
  catalog = await openTestCatalog();
  await createProduct(catalog, {
    title: 'Écharpe bleue en cachemire',
    description: 'Douce et chaude.',
    tags: ['hiver'],
  });
  await createProduct(catalog, { title: 'Chemises rayées', vendor: 'Maison Lenoir' });
  await createProduct(catalog, { title: 'Running shoes', description: 'Light trainers for long distances' });
  await createProduct(catalog, { title: 'Cœur brodé' });
  await createProduct(catalog, {
    title: 'Ceinture',
    variants: [{ sku: 'BELT-90', gtin: '4006381333931', price: { amount: '39.00', currencyCode: 'EUR' } }],
  });
  await createProduct(catalog, { title: 'Écharpe en préparation', status: 'DRAFT' });
});
afterAll(() => catalog.close());

async function search(query: string): Promise<string[]> {
  const { nodes } = await catalog.ask<{ nodes: Array<{ title: string }> }>(
    shopper,
    'query ($query: String!) { searchProducts(query: $query) { nodes { title } } }',
    { query },
  );
  return nodes.map((node) => node.title);
}

describe('search', () => {
  it.each([
    ['echarpe', 'Écharpe bleue en cachemire'],
    ['ÉCHARPES', 'Écharpe bleue en cachemire'],
    ['cach', 'Écharpe bleue en cachemire'],
    ['une écharpe pour l’hiver', 'Écharpe bleue en cachemire'],
    ['chemise', 'Chemises rayées'],
    ['lenoir', 'Chemises rayées'],
    ['shoe', 'Running shoes'],
    ['trainer', 'Running shoes'],
    ['coeur', 'Cœur brodé'],
    ['cœur', 'Cœur brodé'],
    ['BELT-90', 'Ceinture'],
    ['4006381333931', 'Ceinture'],
    ['ceintrue', 'Ceinture'],
  ])('for %j finds %j', async (query, title) => {
    expect(await search(query)).toEqual([title]);
  });

  it('puts a title before a description', async () => {
    await createProduct(catalog, { title: 'Sac', description: 'Avec une ceinture' });
    expect((await search('ceinture'))[0]).toBe('Ceinture');
  });

  it.each([
    '',
    '   ',
    "'; drop table product; --",
    '\u0000',
    ':*',
    '& | !',
    '🧣',
    'zzzzzzzz',
    '(((',
    'a'.repeat(50_000),
  ])('for %j finds nothing and does not fail', async (query) => {
    expect(await search(query)).toEqual([]);
  });

  it('goes on to the next page of titles that look alike', async () => {
    for (const size of ['S', 'M', 'L']) await createProduct(catalog, { title: `Pantalon ${size}` });
    const PAGE = `query ($after: String) { searchProducts(query: "pantaoln", first: 2, after: $after) {
      totalCount nodes { title } pageInfo { hasNextPage endCursor } } }`;
    type Answer = {
      totalCount: number;
      nodes: Array<{ title: string }>;
      pageInfo: { hasNextPage: boolean; endCursor: string };
    };
    const first = await catalog.ask<Answer>(shopper, PAGE);
    const second = await catalog.ask<Answer>(shopper, PAGE, { after: first.pageInfo.endCursor });
    expect([first.totalCount, second.totalCount]).toEqual([3, 3]);
    expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([true, false]);
    expect([...first.nodes, ...second.nodes].map((node) => node.title).sort()).toEqual([
      'Pantalon L',
      'Pantalon M',
      'Pantalon S',
    ]);
  });

  it.each(['1e400', '1e-99', '~1e99', '~', 'x'])('refuses a cursor of rank %j', async (rank) => {
    const after = encodeCursor([rank, newId('prd')]);
    const answer = await catalog.send(
      shopper,
      'query ($after: String) { searchProducts(query: "a", after: $after) { nodes { id } } }',
      {
        after,
      },
    );
    expect(answer.errors?.[0]?.extensions?.['code']).toBe('VALIDATION');
  });

  it('takes one statement once the products are known', async () => {
    const document =
      '{ searchProducts(query: "écharpe") { nodes { title variants { nodes { price { displayed { amount } } } } } } }';
    await catalog.ask(shopper, document);
    expect(await catalog.count(shopper, document)).toBe(1);
  });
});
