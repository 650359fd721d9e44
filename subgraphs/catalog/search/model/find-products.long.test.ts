import { expect, it } from 'vitest';
import { findProducts } from './find-products.ts';
import type { IndexedProduct } from './indexed-product.ts';
import type { ProductListing, ProductSort } from './product-list.ts';
import { ProductTable } from './product-table.ts';
import { parseSearch } from './search-query.ts';
import { createTableReader, partsOf, type TablePart } from './table-parts.ts';

const CHANNELS = [
  'WEB',
  'APP',
  'STORE',
  'INSTAGRAM',
  'FACEBOOK',
  'WHATSAPP',
  'AMAZON',
  'CDISCOUNT',
  'PHONE',
  'EMAIL',
  'CHAT',
];
const NOUNS =
  'robe manteau écharpe chemise pantalon veste jupe pull bonnet ceinture sac chaussures gilet dress coat scarf'.split(
    ' ',
  );
const SYLLABLES = 'ba co di fu ga lo mi nu pa ro sa te vi zo la ri ma ne ti du'.split(' ');

/** The same numbers in every run. */
function createRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function generateProducts(count: number): IndexedProduct[] {
  const random = createRandom(7);
  const any = <T>(values: readonly T[]): T => values[random(values.length)] as T;
  /** 18,000 words, common ones far more often than rare ones. */
  const word = () => {
    let rank = random(1 + random(18_000));
    let text = '';
    for (; rank > 0 || text === ''; rank = Math.floor(rank / SYLLABLES.length))
      text += SYLLABLES[rank % SYLLABLES.length];
    return text;
  };
  const words = (length: number) => Array.from({ length }, word).join(' ');
  return Array.from({ length: count }, (_, index) => ({
    id: `prd_${String(index).padStart(12, '0')}` as IndexedProduct['id'],
    version: 1,
    status: random(20) === 0 ? 'DRAFT' : 'ACTIVE',
    title: `${any(NOUNS)} ${words(3)}`,
    description: words(40),
    vendor: `Vendor ${random(1 + random(400))}`,
    productType: null,
    category: `category-${random(40)}`,
    tags: [word(), word()],
    collectionIds: [`col_${random(30)}`],
    createdAtUs: 1_700_000_000_000_000 + index,
    updatedAtUs: 1_700_000_000_000_000 + random(1_000_000_000),
    listings: CHANNELS.slice(0, 8 + random(4)).map((code) => [code, 500 + random(50_000), null, null] as const),
  }));
}

const NEWEST: ProductSort = { key: 'CREATED_AT', direction: 'DESC' };
const QUESTIONS: ReadonlyArray<readonly [name: string, listing: Omit<ProductListing, 'channel'>, sort: ProductSort]> = [
  ['the newest 24 of a channel', {}, NEWEST],
  ['a category by title', { categories: ['category-3'] }, { key: 'TITLE', direction: 'ASC' }],
  ['a category by price', { categories: ['category-3'] }, { key: 'PRICE', direction: 'ASC' }],
  ['all by price', {}, { key: 'PRICE', direction: 'ASC' }],
  ['one word', { search: parseSearch('robe') }, { key: 'RELEVANCE', direction: 'ASC' }],
  ['two letters as a beginning', { search: parseSearch('ro') }, { key: 'RELEVANCE', direction: 'ASC' }],
  ['a word with an error', { search: parseSearch('mantaeu') }, { key: 'RELEVANCE', direction: 'ASC' }],
];

/** Processor time of one run in microseconds. */
function measure(work: () => void): number {
  for (let warm = 0; warm < 5; warm++) work();
  const runs = 40;
  const before = process.cpuUsage();
  for (let run = 0; run < runs; run++) work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / runs;
}

it.each([20_000, 200_000])('what the index of %i products costs is printed for docs/performance.md', (count) => {
  const products = generateProducts(count);
  const heapBefore = process.memoryUsage();
  const before = process.cpuUsage();
  const table = new ProductTable();
  for (const product of products) table.put(product);
  const built = process.cpuUsage(before);
  const heap = process.memoryUsage();
  const parts: TablePart[] = [...partsOf(table)];
  const beforeRead = process.cpuUsage();
  const reader = createTableReader();
  for (const part of parts) reader.take(part);
  const read = process.cpuUsage(beforeRead);
  expect(reader.table.count).toBe(count);
  const lines = QUESTIONS.map(([name, listing, sort]) => {
    const ask = () =>
      findProducts(table, { ...listing, channel: 'WEB' }, sort, {
        page: { limit: 24, after: undefined },
        reading: undefined,
      });
    expect(ask().rows).toHaveLength(25);
    return `| ${name} (${ask().total}) | ${(measure(ask) / 1000).toFixed(3)} |`;
  });
  const megabytes = (heap.heapUsed + heap.arrayBuffers - heapBefore.heapUsed - heapBefore.arrayBuffers) / 2 ** 20;
  console.log(
    [`${count} products`, ...lines, `| build | ${(built.user + built.system) / 1000} |`]
      .concat(`| put together from its parts | ${(read.user + read.system) / 1000} |`, `${megabytes.toFixed(0)} MB`)
      .join('\n'),
  );
});
