import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel/values/ids.ts';
import { encodeCursor } from '#kernel/values/pagination.ts';
import { type CatalogHouse, createProduct, openCatalogHouse, shopper } from '../../../test/support/catalog-house.ts';

let house: CatalogHouse;
beforeAll(async () => {
  house = await openCatalogHouse();
  await createProduct(house, { title: 'Écharpe bleue en cachemire', description: 'Douce et chaude.', tags: ['hiver'] });
  await createProduct(house, { title: 'Chemises rayées', vendor: 'Maison Lenoir' });
  await createProduct(house, { title: 'Running shoes', description: 'Light trainers for long distances' });
  await createProduct(house, { title: 'Cœur brodé' });
  await createProduct(house, {
    title: 'Ceinture',
    variants: [{ sku: 'BELT-90', gtin: '4006381333931', price: { amount: '39.00', currencyCode: 'EUR' } }],
  });
  await createProduct(house, { title: 'Écharpe en préparation', status: 'DRAFT' });
});
afterAll(() => house.close());

async function search(query: string): Promise<string[]> {
  const { nodes } = await house.ask<{ nodes: Array<{ title: string }> }>(
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
    await createProduct(house, { title: 'Sac', description: 'Avec une ceinture' });
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
    for (const size of ['S', 'M', 'L']) await createProduct(house, { title: `Pantalon ${size}` });
    const PAGE = `query ($after: String) { searchProducts(query: "pantaoln", first: 2, after: $after) {
      totalCount nodes { title } pageInfo { hasNextPage endCursor } } }`;
    type Answer = {
      totalCount: number;
      nodes: Array<{ title: string }>;
      pageInfo: { hasNextPage: boolean; endCursor: string };
    };
    const first = await house.ask<Answer>(shopper, PAGE);
    const second = await house.ask<Answer>(shopper, PAGE, { after: first.pageInfo.endCursor });
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
    const answer = await house.send(
      shopper,
      'query ($after: String) { searchProducts(query: "a", after: $after) { nodes { id } } }',
      {
        after,
      },
    );
    expect(answer.errors?.[0]?.extensions?.['code']).toBe('VALIDATION');
  });

  it('takes one statement once the products are known', async () => {
    const document = '{ searchProducts(query: "écharpe") { nodes { title variants { price { amount } } } } }';
    await house.ask(shopper, document);
    expect(await house.count(shopper, document)).toBe(1);
  });
});

describe('a scan', () => {
  const SCAN = 'query ($gtin: String!) { variantByBarcode(gtin: $gtin) { sku product { title } } }';

  it.each(['4006381333931', '04006381333931', '4-006381-333931'])('of %s finds the belt', async (gtin) => {
    expect(await house.ask(shopper, SCAN, { gtin })).toEqual({ sku: 'BELT-90', product: { title: 'Ceinture' } });
  });

  it('of an unknown barcode finds nothing', async () => {
    expect(await house.ask(shopper, SCAN, { gtin: '036000291452' })).toBeNull();
  });

  it.each(['', '4006381333932', 'abc', '\u0000', '1'.repeat(100_000)])('of %j is refused', async (gtin) => {
    expect((await house.send(shopper, SCAN, { gtin })).errors?.[0]?.extensions?.['code']).toBe('VALIDATION');
  });
});
