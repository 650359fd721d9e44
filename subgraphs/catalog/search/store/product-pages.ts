import type { Reader } from '#kernel/database/database.ts';
import { integer, select, text } from '#kernel/database/select.ts';
import { joinSql, type SqlQuery, sql, trustedSql } from '#kernel/database/sql.ts';
import { aliased, pick } from '#kernel/database/table.ts';
import type { PageRequest } from '#kernel/values/pagination.ts';
import { isStorable } from '#kernel/values/text.ts';
import { collectionProduct, product, productChannel } from '../../prisma/generated/tables.ts';
import type { ProductListing, ProductPageRow, ProductSort } from '../model/product-list.ts';
import { matchesSearch } from './search-condition.ts';

const p = aliased(product, 'p');
const pc = aliased(productChannel, 'pc');
const s = aliased(productChannel, 's');
const cp = aliased(collectionProduct, 'cp');

interface Order {
  readonly key: SqlQuery;
  /** Column of the product's id; of the table whose index gives the order. */
  readonly id: SqlQuery;
  readonly cast: SqlQuery;
  readonly descending: boolean;
}

/** Sorts after every price: products without one come last in both directions. */
const NO_PRICE = { PRICE_ASC: '9223372036854775807', PRICE_DESC: '-1' } as const;

function orderOf(sort: ProductSort, inChannel: boolean): Order {
  const id = p.id;
  switch (sort) {
    case 'NEWEST':
      return { key: p.createdAt, id, cast: sql`timestamptz`, descending: true };
    case 'TITLE':
      return { key: p.titleSort, id, cast: sql`text`, descending: false };
    case 'PRICE_ASC':
    case 'PRICE_DESC': {
      const descending = sort === 'PRICE_DESC';
      const cast = sql`bigint`;
      if (inChannel) return { key: pc.minPriceMinor, id: pc.productId, cast, descending };
      const price = sql`coalesce(${pc.minPriceMinor}, ${trustedSql(NO_PRICE[sort])})`;
      return { key: price, id, cast, descending };
    }
  }
}

function isByPrice(sort: ProductSort): boolean {
  return sort === 'PRICE_ASC' || sort === 'PRICE_DESC';
}

function conditions(listing: ProductListing): SqlQuery[] {
  const { status, category, vendor, tag, collectionId, ids, search, channel, onSaleAt } = listing;
  const narrowed: SqlQuery[] = [];
  if (status !== undefined) narrowed.push(sql`${p.status} = ${status}`);
  if (category !== undefined) narrowed.push(sql`${p.category} = ${category}`);
  if (vendor !== undefined) narrowed.push(sql`${p.vendor} = ${vendor}`);
  if (tag !== undefined) narrowed.push(sql`${p.tags} @> array[${tag}]::text[]`);
  if (ids !== undefined) narrowed.push(sql`${p.id} = any(${ids}::text[])`);
  if (search !== undefined) narrowed.push(matchesSearch(search));
  if (collectionId !== undefined) {
    narrowed.push(
      sql`exists (select from collection_product cp where ${cp.productId} = ${p.id} and ${cp.collectionId} = ${collectionId})`,
    );
  }
  if (onSaleAt !== undefined) narrowed.push(sql`${p.status} = 'ACTIVE'`);
  if (channel !== undefined) {
    narrowed.push(
      sql`exists (select from product_channel s where ${s.productId} = ${p.id} and ${s.channelCode} = ${channel} and ${s.visible} ${inWindow(onSaleAt)})`,
    );
  } else if (onSaleAt !== undefined) {
    narrowed.push(
      sql`exists (select from product_channel s where ${s.productId} = ${p.id} and ${s.visible} ${inWindow(onSaleAt)})`,
    );
  }
  return narrowed;
}

function inWindow(at: Date | undefined): SqlQuery {
  if (at === undefined) return sql``;
  return sql`and (${s.publishFrom} is null or ${s.publishFrom} <= ${at}) and (${s.publishTo} is null or ${s.publishTo} > ${at})`;
}

function where(narrowed: readonly SqlQuery[]): SqlQuery {
  return narrowed.length === 0 ? sql`` : sql`where ${joinSql(narrowed, ' and ')}`;
}

/** One page of references in the sort's order, one more than the limit: one statement, read by key. */
export function readProductPage(
  db: Reader,
  listing: ProductListing,
  sort: ProductSort,
  page: PageRequest,
): Promise<ProductPageRow[]> {
  const { key, id, cast, descending } = orderOf(sort, listing.channel !== undefined);
  const direction = trustedSql(descending ? 'desc' : 'asc');
  const narrowed = conditions(listing);
  if (page.after) {
    const [lastKey, lastId] = page.after;
    const beyond = trustedSql(descending ? '<' : '>');
    narrowed.push(sql`(${key}, ${id}) ${beyond} (${lastKey}::${cast}, ${lastId}::text)`);
  }
  const prices = isByPrice(sort)
    ? sql`${trustedSql(listing.channel === undefined ? 'left join' : 'join')} product_channel pc on ${pc.productId} = ${p.id} and ${pc.visible} and ${pc.channelCode} = ${listing.pricesIn}`
    : sql``;
  return db.query(sql`
    select ${select({ ...pick(p, 'id', 'version'), key: text(key) })} from product p ${prices} ${where(narrowed)}
    order by ${key} ${direction}, ${id} ${direction} limit ${page.limit + 1}`);
}

/** Products in the whole list. */
export async function countProducts(db: Reader, listing: ProductListing): Promise<number> {
  const [row] = await db.query(
    sql`select ${select({ count: integer(sql`count(*)`) })} from product p ${where(conditions(listing))}`,
  );
  return row?.count ?? 0;
}

/** The cursor's values must be what the sort's key can be; anything else would be an error of the database. */
export function isSortKey(sort: ProductSort, key: string): boolean {
  if (sort === 'TITLE') return isStorable(key);
  if (sort === 'NEWEST') return isTimestamp(key);
  return /^-?\d{1,18}$|^9223372036854775807$/.test(key);
}

/** PostgreSQL's own text of a timestamptz, such as "2026-11-22 03:40:11.123+00". */
function isTimestamp(text: string): boolean {
  const parts = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(\.\d{1,6})?([+-]\d\d)(:\d\d)?$/.exec(text);
  return parts !== null && !Number.isNaN(Date.parse(`${parts[1]}T${parts[2]}${parts[4]}${parts[5] ?? ':00'}`));
}
