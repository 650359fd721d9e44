import type { Reader } from '#kernel/database/database.ts';
import { bigint, json, nullable, select, subquery } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { aliased, pick } from '#kernel/database/table.ts';
import { collectionProduct, product } from '../prisma/generated/tables.ts';
import { findProducts } from '../search/model/find-products.ts';
import type { ProductListing, ProductSort } from '../search/model/product-list.ts';
import type { ProductTable } from '../search/model/product-table.ts';
import { parseSearch } from '../search/model/search-query.ts';
import { titleKey } from '../search/model/title-key.ts';
import { wordsOf } from '../search/model/words.ts';

const p = aliased(product, 'p');
const cp = aliased(collectionProduct, 'cp');

/** Words that have no stem and are the beginning of no other. */
export const WORDS = ['igloo', 'fjord', 'quartz', 'zebu', 'kayak', 'mambo'] as const;
export const CATEGORIES = ['hats', 'coats', 'shoes'] as const;
export const VENDORS = ['Lenoir', 'Okapi'] as const;
const CHANNELS = ['WEB', 'PHONE'] as const;

/** Everything that lists depend on, by plain SQL. */
export async function readEverything(db: Reader, now: Date) {
  const price = (channel: string) =>
    nullable(
      bigint(sql`(select min(l.price_minor) from variant v join channel_listing l on l.variant_id = v.id
      where v.product_id = p.id and l.channel_code = ${channel} and l.visible
        and (l.publish_from is null or l.publish_from <= ${now}) and (l.publish_to is null or l.publish_to > ${now}))`),
    );
  return db.query(sql`
    select ${select({
      ...pick(
        p,
        'id',
        'version',
        'status',
        'title',
        'description',
        'vendor',
        'category',
        'tags',
        'createdAt',
        'updatedAt',
      ),
      collectionIds: subquery(
        json<readonly string[]>(sql`coalesce(json_agg(${cp.collectionId}), '[]')`),
        sql`from collection_product cp where ${cp.productId} = ${p.id}`,
      ),
      WEB: price('WEB'),
      PHONE: price('PHONE'),
    })} from product p`);
}
type Row = Awaited<ReturnType<typeof readEverything>>[number];

const anyOf = <T>(values: readonly T[]): T => values[Math.floor(Math.random() * values.length)] as T;
const sometimes = <T>(part: number, value: () => T): T | undefined => (Math.random() < part ? value() : undefined);

function anyListing(): { listing: ProductListing; sort: ProductSort; word: string | undefined } {
  const word = sometimes(0.3, () => anyOf(WORDS));
  return {
    word,
    listing: {
      channel: anyOf(CHANNELS),
      search: word === undefined ? undefined : parseSearch(word),
      statuses: sometimes(0.3, () => [anyOf(['DRAFT', 'ACTIVE', 'ARCHIVED'] as const)]),
      categories: sometimes(0.3, () => [anyOf(CATEGORIES), 'none']),
      vendors: sometimes(0.2, () => [anyOf(VENDORS)]),
      tags: sometimes(0.2, () => [anyOf(WORDS)]),
      minPriceMinor: sometimes(0.2, () => BigInt(Math.floor(Math.random() * 5_000))),
      maxPriceMinor: sometimes(0.2, () => BigInt(Math.floor(Math.random() * 9_000))),
    },
    sort: {
      key: anyOf(['CREATED_AT', 'UPDATED_AT', 'TITLE', 'PRICE'] as const),
      direction: anyOf(['ASC', 'DESC'] as const),
    },
  };
}

function isListed(row: Row, listing: ProductListing, word: string | undefined): boolean {
  const price = row[listing.channel as 'PHONE' | 'WEB'];
  const { statuses, categories, vendors, tags, minPriceMinor, maxPriceMinor } = listing;
  const texts = [row.title, row.description, row.vendor, row.category, ...row.tags].join(' ');
  return (
    (statuses ? statuses.includes(row.status) : row.status === 'ACTIVE' && price !== null) &&
    (!categories || categories.includes(row.category ?? '')) &&
    (!vendors || vendors.includes(row.vendor ?? '')) &&
    (!tags || row.tags.some((tag) => tags.includes(tag))) &&
    (minPriceMinor === undefined || (price !== null && price >= minPriceMinor)) &&
    (maxPriceMinor === undefined || (price !== null && price <= maxPriceMinor)) &&
    (word === undefined || wordsOf(texts).includes(word))
  );
}

function ordered(rows: readonly Row[], listing: ProductListing, { key, direction }: ProductSort): string[] {
  const none = direction === 'ASC' ? Infinity : -Infinity;
  const keyOf = (row: Row): number | string => {
    if (key === 'TITLE') return titleKey(row.title);
    if (key === 'PRICE') return Number(row[listing.channel as 'PHONE' | 'WEB'] ?? none);
    return (key === 'CREATED_AT' ? row.createdAt : row.updatedAt).getTime();
  };
  const compare = (one: Row, other: Row) => {
    const [a, b] = [keyOf(one), keyOf(other)];
    if (a !== b) return a < b ? -1 : 1;
    return one.id < other.id ? -1 : 1;
  };
  const sorted = [...rows].sort(compare).map(({ id }) => id);
  return direction === 'ASC' ? sorted : sorted.reverse();
}

/** Asks a table for random lists and compares totals, ids, order and versions. @returns what differs, in words. */
export function differences(table: ProductTable, rows: readonly Row[], now: Date, questions: number): string[] {
  table.listed.advance(now.getTime());
  const versions = new Map(rows.map(({ id, version }) => [id as string, version]));
  return Array.from({ length: questions }, anyListing).flatMap(({ listing, sort, word }) => {
    const page = { limit: 99, after: undefined };
    // A word that nothing has is not asked for: its errors would be forgiven.
    const matching = rows.filter((row) => isListed(row, listing, word));
    if (word !== undefined && matching.length === 0) return [];
    const found = findProducts(table, listing, sort, { page, reading: undefined });
    const expected = ordered(matching, listing, sort).slice(0, 100);
    const ids = found.rows.map(({ id }) => id);
    const asked = JSON.stringify({ ...listing, search: word, ...sort }, (_, value) =>
      typeof value === 'bigint' ? Number(value) : value,
    );
    return [
      ...(found.total === matching.length ? [] : [`${asked}: ${found.total} instead of ${matching.length}`]),
      ...(ids.join() === expected.join() ? [] : [`${asked}: other products, or another order`]),
      ...(found.rows.every(({ id, version }) => versions.get(id) === version) ? [] : [`${asked}: another version`]),
    ];
  });
}
