import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRequestContext } from '#kernel/request/context.ts';
import { createLogger } from '#kernel/request/log.ts';
import type { Config } from '#kernel/runtime/config.ts';
import { UnavailableError } from '#kernel/values/errors.ts';
import { newId } from '#kernel/values/ids.ts';
import { encodeCursor } from '#kernel/values/pagination.ts';
import { createProduct, eur, openTestCatalog, shopper, type TestCatalog } from '../testing/catalog.ts';
import { openSearch } from './open-search.ts';

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
  for (const title of [
    'Smørrebrød Fleece',
    'Łódź Rucksack',
    '日本語ティーシャツ',
    'Đakovo Sončna očala',
    'Işık Lamba',
    'Þórshöfn Peysa',
    '전통한복',
    'เสื้อยืดสีขาว',
    'ガウン',
    '👗 Robe',
  ])
    await createProduct(catalog, { title });
  await createProduct(catalog, { title: 'Bonnet brut', variants: [{ sku: 'SRCH-3', price: eur('9.00') }] });
  await createProduct(catalog, { title: 'Écharpe en préparation', status: 'DRAFT' });
});
afterAll(() => catalog.close());

async function search(query: string): Promise<string[]> {
  const { nodes } = await catalog.ask<{ nodes: Array<{ title: string }> }>(
    shopper,
    'query ($query: String!) { products(query: $query) { nodes { title } } }',
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
    ['belt-9', 'Ceinture'],
    ['ceinture introuvable', 'Ceinture'],
    ['echarpe bleu cachemrie', 'Écharpe bleue en cachemire'],
  ])('for %j finds %j', async (query, title) => {
    expect(await search(query)).toEqual([title]);
  });

  it.each([
    ['smorrebrod', 'Smørrebrød Fleece'],
    ['SMØRREBRØD', 'Smørrebrød Fleece'],
    ['lodz', 'Łódź Rucksack'],
    ['łódź', 'Łódź Rucksack'],
    ['日本語', '日本語ティーシャツ'],
    ['ティーシャツ', '日本語ティーシャツ'],
    ['ﾃｨｰｼｬﾂ', '日本語ティーシャツ'],
    ['dakovo', 'Đakovo Sončna očala'],
    ['soncna', 'Đakovo Sončna očala'],
    ['isik', 'Işık Lamba'],
    ['thorshofn', 'Þórshöfn Peysa'],
    ['한복', '전통한복'],
    ['ยืด', 'เสื้อยืดสีขาว'],
    ['ガウン', 'ガウン'],
    ['srch-3', 'Bonnet brut'],
    ['Srch-3', 'Bonnet brut'],
    ['robe', '👗 Robe'],
  ])('as people type it, %j, finds %j', async (query, title) => {
    expect(await search(query)).toEqual([title]);
  });

  it('keeps letters apart that only look as if they had accents', async () => {
    expect(await search('カウン')).toEqual([]);
  });

  it('puts a title before a description', async () => {
    await createProduct(catalog, { title: 'Sac', description: 'Avec une ceinture' });
    expect((await search('ceinture'))[0]).toBe('Ceinture');
  });

  it.each(["'; drop table product; --", '\u0000', ':*', '& | !', '🧣', 'zzzzzzzz', '(((', 'a'.repeat(50_000)])(
    'for %j finds nothing and does not fail',
    async (query) => {
      expect(await search(query)).toEqual([]);
    },
  );

  it('continues to the next page of titles that look alike', async () => {
    for (const size of ['S', 'M', 'L']) await createProduct(catalog, { title: `Pantalon ${size}` });
    const PAGE = `query ($after: String) { products(query: "pantaoln", first: 2, after: $after) {
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

  it('sorts what it finds by any key, and forgives a typing error in any order', async () => {
    const titles = async (query: string, sort: object) => {
      const document =
        'query ($query: String, $sort: ProductSort) { products(query: $query, sort: $sort) { nodes { title } } }';
      const { nodes } = await catalog.ask<{ nodes: Array<{ title: string }> }>(shopper, document, { query, sort });
      return nodes.map(({ title }) => title);
    };
    for (const size of ['B', 'A']) await createProduct(catalog, { title: `Gilet ${size}` });
    for (const query of ['gilet', 'gilte']) {
      expect(await titles(query, { key: 'TITLE' })).toEqual(['Gilet A', 'Gilet B']);
      expect(await titles(query, { key: 'TITLE', direction: 'DESC' })).toEqual(['Gilet B', 'Gilet A']);
      expect(await titles(query, { key: 'CREATED_AT' })).toEqual(['Gilet B', 'Gilet A']);
    }
    const [worst, ...better] = (await titles('ceinture', { key: 'RELEVANCE', direction: 'DESC' })).reverse();
    expect([worst, ...better]).toEqual(await titles('ceinture', { key: 'RELEVANCE' }));
  });

  it('puts the product of a code before those that have its words', async () => {
    await createProduct(catalog, { title: 'Poster 777-A', variants: [{ sku: 'POSTER', price: eur('9.00') }] });
    await createProduct(catalog, { title: 'Cadre', variants: [{ sku: '777-A', price: eur('9.00') }] });
    expect(await search('777-a')).toEqual(['Cadre', 'Poster 777-A']);
  });

  it('reads the words of a later page as those of the first, whatever came between', async () => {
    for (const size of ['S', 'M', 'L']) await createProduct(catalog, { title: `Kimono ${size}` });
    const PAGE = `query ($after: String) { products(query: "kimnoo", first: 2, after: $after) {
      nodes { title } pageInfo { endCursor } } }`;
    type Answer = { nodes: Array<{ title: string }>; pageInfo: { endCursor: string } };
    const first = await catalog.ask<Answer>(shopper, PAGE);
    await createProduct(catalog, { title: 'Kimnoo' });
    const second = await catalog.ask<Answer>(shopper, PAGE, { after: first.pageInfo.endCursor });
    expect([...first.nodes, ...second.nodes].map(({ title }) => title).sort()).toEqual([
      'Kimono L',
      'Kimono M',
      'Kimono S',
    ]);
  });

  it('by relevance needs words', async () => {
    for (const query of ['', '  ', null]) {
      const document = 'query ($query: String) { products(query: $query, sort: { key: RELEVANCE }) { nodes { id } } }';
      expect((await catalog.send(shopper, document, { query })).errors?.[0]?.extensions?.['code']).toBe('VALIDATION');
    }
  });

  it.each([
    ['RELEVANCE', '1e400'],
    ['RELEVANCE', 'NaN'],
    ['RELEVANCE~e', 'x'],
    ['RELEVANCE~y', '1'],
    ['RELEVANCE~ee', '1'],
    ['RELEVANCE', ''],
    ['TITLE', 'ceinture'],
    ['~', '1'],
  ])('refuses a cursor of %s at %j', async (mark, value) => {
    const after = encodeCursor([mark, value, newId('prd')]);
    const document = 'query ($after: String) { products(query: "a", after: $after) { nodes { id } } }';
    const answer = await catalog.send(shopper, document, { after });
    expect(answer.errors?.[0]?.extensions?.['code']).toBe('VALIDATION');
  });

  it('takes one statement once the products are known', async () => {
    const document =
      '{ products(query: "écharpe") { nodes { title variants { nodes { price { displayed { amount } } } } } } }';
    await catalog.ask(shopper, document);
    expect(await catalog.count(shopper, document)).toBe(1);
  });
});

describe('an index', () => {
  const logger = createLogger({}, true);
  const LISTING = { channel: 'WEB' };
  const NEWEST = { key: 'CREATED_AT', direction: 'DESC' } as const;
  const PLACE = { page: { limit: 100, after: undefined }, reading: undefined };

  it('that is not built yet says so within the time that the request has, and is not ready', async () => {
    const never = new Promise<never>(() => undefined);
    const db = { ...catalog.database.open('catalog'), query: () => never };
    const config = { dataDir: 'none' } as Config;
    const opened = openSearch({ db, clock: catalog.clock, logger, config });
    const request = createRequestContext({ deadlineMs: Date.now() + 20 });
    await expect(opened.find(request, LISTING, NEWEST, PLACE)).rejects.toBeInstanceOf(UnavailableError);
    expect(opened.isReady()).toBe(false);
  });

  it('is kept at its end and read at the next start; a file that is damaged is thrown away', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'product-index-'));
    const file = join(dataDir, 'product-index.bin');
    const platform = {
      db: catalog.database.open('catalog'),
      clock: catalog.clock,
      logger,
      config: { dataDir } as Config,
    };
    const totals: number[] = [];
    for (const damage of [() => undefined, () => undefined, () => writeFileSync(file, 'damaged')]) {
      damage();
      const opened = openSearch(platform, { minKept: 1 });
      const { total } = await opened.find(createRequestContext(), LISTING, NEWEST, PLACE);
      totals.push(total);
      expect(opened.isReady()).toBe(true);
      expect(await opened.check()).toMatchObject({ repaired: 0 });
      await createProduct(catalog, { title: 'Later' });
      expect((await opened.find(createRequestContext(), LISTING, NEWEST, PLACE)).total).toBe(total + 1);
      await opened.stop();
      expect(statSync(file).size).toBeGreaterThan(1_000);
    }
    expect(totals).toEqual([totals[0], (totals[0] ?? 0) + 1, (totals[0] ?? 0) + 2]);
    rmSync(dataDir, { recursive: true });
  });
});
