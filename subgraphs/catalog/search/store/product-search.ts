import type { Database } from '#kernel/database/database.ts';
import { integer, select, text } from '#kernel/database/select.ts';
import { type SqlQuery, sql } from '#kernel/database/sql.ts';
import { aliased, pick } from '#kernel/database/table.ts';
import type { PageRequest } from '#kernel/values/pagination.ts';
import { product, productChannel } from '../../prisma/generated/tables.ts';
import type { ProductPageRow } from '../model/product-list.ts';
import type { SearchQuery } from '../model/search-query.ts';
import { matchesSearch, searchVector } from './search-condition.ts';

const p = aliased(product, 'p');
const s = aliased(productChannel, 's');
const found = aliased(product, 'found');

/** The products among which a search finds. */
export interface SearchScope {
  readonly channel: string | undefined;
  /** Set for shoppers: only what is on sale at that moment. */
  readonly onSaleAt: Date | undefined;
}

/** Likeness of a title's words to the text from which a typing error is forgiven; 0.6 is pg_trgm's own default. */
const LIKENESS = 0.45;

function visible({ channel, onSaleAt }: SearchScope): SqlQuery {
  if (onSaleAt === undefined && channel === undefined) return sql``;
  const inChannel = channel === undefined ? sql`` : sql`and ${s.channelCode} = ${channel}`;
  if (onSaleAt === undefined) {
    return sql`and exists (select from product_channel s where ${s.productId} = ${p.id} and ${s.visible} ${inChannel})`;
  }
  return sql`and ${p.status} = 'ACTIVE' and exists (select from product_channel s
    where ${s.productId} = ${p.id} and ${s.visible} ${inChannel}
      and (${s.publishFrom} is null or ${s.publishFrom} <= ${onSaleAt}) and (${s.publishTo} is null or ${s.publishTo} > ${onSaleAt}))`;
}

/** Best matches first, one more than the limit. */
export function searchByWords(
  db: Database,
  search: SearchQuery,
  scope: SearchScope,
  page: PageRequest,
): Promise<ProductPageRow[]> {
  return ranked(db, sql`ts_rank(p.search, ${searchVector(search)})`, matchesSearch(search), scope, page);
}

function likeness(search: SearchQuery): SqlQuery {
  return sql`word_similarity(${search.text}, ${p.titleSort})`;
}

function looksAlike(search: SearchQuery): SqlQuery {
  return sql`${likeness(search)} >= ${LIKENESS}`;
}

/** Titles that look like the text, for when no word is found. */
export function searchByLikeness(
  db: Database,
  search: SearchQuery,
  scope: SearchScope,
  page: PageRequest,
): Promise<ProductPageRow[]> {
  return ranked(db, likeness(search), looksAlike(search), scope, page);
}

/** Products that a search finds, by words or by likeness. */
export async function countFound(
  db: Database,
  search: SearchQuery,
  scope: SearchScope,
  by: 'words' | 'likeness',
): Promise<number> {
  const condition = by === 'words' ? matchesSearch(search) : looksAlike(search);
  const [row] = await db.query(sql`
    select ${select({ count: integer(sql`count(*)`) })} from product p where ${condition} ${visible(scope)}`);
  return row?.count ?? 0;
}

function ranked(
  db: Database,
  rank: SqlQuery,
  condition: SqlQuery,
  scope: SearchScope,
  page: PageRequest,
): Promise<ProductPageRow[]> {
  const [lastRank, lastId] = page.after ?? [];
  const after = page.after ? sql`where (found.rank, ${found.id}) < (${lastRank}::real, ${lastId}::text)` : sql``;
  const row = { ...pick(found, 'id', 'version'), key: text(sql`found.rank`) };
  return db.query(sql`
    select ${select(row)}
    from (select ${p.id}, ${p.version}, (${rank})::real as rank from product p where ${condition} ${visible(scope)}) as found
    ${after} order by found.rank desc, ${found.id} desc limit ${page.limit + 1}`);
}
