import type { Reader } from '#kernel/database/database.ts';
import { type KeyColumn, keyset } from '#kernel/database/keyset.ts';
import { integer, select, text } from '#kernel/database/select.ts';
import { joinSql, type SqlQuery, sql, trustedSql } from '#kernel/database/sql.ts';
import { aliased, pick } from '#kernel/database/table.ts';
import type { PageRequest } from '#kernel/values/pagination.ts';
import { collectionProduct, product, productChannel } from '../../prisma/generated/tables.ts';
import type { ProductRef } from '../../products/model/product.ts';
import type { Match, ProductListing, ProductSort } from '../model/product-list.ts';
import { distanceOf, matchesSearch } from './search-condition.ts';

const p = aliased(product, 'p');
const pc = aliased(productChannel, 'pc');
const cp = aliased(collectionProduct, 'cp');

/** A reference with the value of its sort, as the cursor carries it. */
export interface ProductPageRow extends ProductRef {
  readonly key: string;
}

/** Sorts after every price: products without one come last in both directions. */
const NO_PRICE = { ASC: '9223372036854775807', DESC: '-1' } as const;

function isOnSale({ statuses }: ProductListing): boolean {
  return statuses === undefined;
}

/** The value of the sort, and the product's id in the table whose index gives the order. */
function orderOf(listing: ProductListing, by: Match, { key, direction }: ProductSort): [KeyColumn, KeyColumn] {
  switch (key) {
    case 'CREATED_AT':
      return [{ column: p.createdAt, type: 'timestamptz' }, { column: p.id }];
    case 'UPDATED_AT':
      return [{ column: p.updatedAt, type: 'timestamptz' }, { column: p.id }];
    case 'TITLE':
      return [{ column: p.titleSort }, { column: p.id }];
    case 'RELEVANCE':
      return [{ column: distanceOf(listing.search, by), type: 'real' }, { column: p.id }];
    case 'PRICE':
      return isOnSale(listing)
        ? [{ column: pc.minPriceMinor, type: 'bigint' }, { column: pc.productId }]
        : [
            { column: sql`coalesce(${pc.minPriceMinor}, ${trustedSql(NO_PRICE[direction])})`, type: 'bigint' },
            { column: p.id },
          ];
  }
}

/** Products with what their channel says of them: those on sale there, or all with or without. */
function source(listing: ProductListing): SqlQuery {
  const { channel, now } = listing;
  const shown = sql`product_channel pc on ${pc.productId} = ${p.id} and ${pc.channelCode} = ${channel} and ${pc.visible}`;
  if (!isOnSale(listing)) return sql`from product p left join ${shown}`;
  return sql`from product p join ${shown} and (${pc.publishFrom} is null or ${pc.publishFrom} <= ${now})
    and (${pc.publishTo} is null or ${pc.publishTo} > ${now})`;
}

function conditions(listing: ProductListing, by: Match): SqlQuery {
  const { search, ids, categories, collectionIds, vendors, tags, statuses, minPriceMinor, maxPriceMinor } = listing;
  const narrowed = [statuses === undefined ? sql`${p.status} = 'ACTIVE'` : sql`${p.status} = any(${statuses}::text[])`];
  if (search !== undefined) narrowed.push(matchesSearch(search, by));
  if (ids !== undefined) narrowed.push(sql`${p.id} = any(${ids}::text[])`);
  if (categories !== undefined) narrowed.push(sql`${p.category} = any(${categories}::text[])`);
  if (vendors !== undefined) narrowed.push(sql`${p.vendor} = any(${vendors}::text[])`);
  if (tags !== undefined) narrowed.push(sql`${p.tags} && ${tags}::text[]`);
  if (minPriceMinor !== undefined) narrowed.push(sql`${pc.minPriceMinor} >= ${minPriceMinor}`);
  if (maxPriceMinor !== undefined) narrowed.push(sql`${pc.minPriceMinor} <= ${maxPriceMinor}`);
  if (collectionIds !== undefined) {
    narrowed.push(sql`exists (select from collection_product cp
      where ${cp.productId} = ${p.id} and ${cp.collectionId} = any(${collectionIds}::text[]))`);
  }
  return joinSql(narrowed, ' and ');
}

/** One page of references in the sort's order, one more than the limit: one statement, read by key. */
export function readProductPage(
  db: Reader,
  listing: ProductListing,
  by: Match,
  sort: ProductSort,
  page: PageRequest,
): Promise<ProductPageRow[]> {
  const columns = orderOf(listing, by, sort);
  const { bounds, order } = keyset(page, columns, sort.direction === 'ASC' ? 'asc' : 'desc');
  return db.query(sql`
    select ${select({ ...pick(p, 'id', 'version'), key: text(columns[0].column) })} ${source(listing)}
    where ${conditions(listing, by)} and ${bounds} order by ${order} limit ${page.limit + 1}`);
}

/** Products in the whole list. */
export async function countProducts(db: Reader, listing: ProductListing, by: Match): Promise<number> {
  const [row] = await db.query(sql`
    select ${select({ count: integer(sql`count(*)`) })} ${source(listing)} where ${conditions(listing, by)}`);
  return row?.count ?? 0;
}
