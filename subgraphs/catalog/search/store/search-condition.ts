import { joinSql, type SqlQuery, sql } from '#kernel/database/sql.ts';
import { aliased } from '#kernel/database/table.ts';
import { product, variant } from '../../prisma/generated/tables.ts';
import { canonicalGtin } from '../../products/model/gtin.ts';
import type { Match } from '../model/product-list.ts';
import type { SearchQuery } from '../model/search-query.ts';

const p = aliased(product, 'p');
const m = aliased(product, 'm');
const v = aliased(variant, 'v');

/** Likeness of a title's words to the text from which a typing error is forgiven; 0.6 is pg_trgm's own default. */
const LIKENESS = 0.45;

/** Each word as the beginning of a word, or as its French or English stem; all must be found. */
function searchVector(search: SearchQuery): SqlQuery {
  const words = search.words.map(
    (word) =>
      sql`(to_tsquery('pg_catalog.simple', ${`${word}:*`}) || plainto_tsquery('pg_catalog.french', ${word}) || plainto_tsquery('pg_catalog.english', ${word}))`,
  );
  return sql`(${joinSql(words, ' && ')})`;
}

/** Products of the very SKU or barcode that was typed. */
function productsOfCode(code: string): SqlQuery {
  const gtin = /^\d{8,14}$/.test(code) ? canonicalGtin(code) : null;
  return sql`select ${v.productId} from variant v where catalog.catalog_fold(${v.sku}) = ${code} or ${v.gtin14} = ${gtin}`;
}

function likeness(search: SearchQuery): SqlQuery {
  return sql`word_similarity(${search.text}, ${p.titleSort})`;
}

/** Condition on `p`: its words match or one of its variants has this very code; or its title looks like the text. */
export function matchesSearch(search: SearchQuery, by: Match): SqlQuery {
  if (by === 'likeness') return sql`${likeness(search)} >= ${LIKENESS}`;
  if (search.code === undefined) return matchesWords(search, sql`p.search`, p.titleSort);
  const byWords = sql`select ${m.id} from product m where ${matchesWords(search, sql`m.search`, m.titleSort)}`;
  return sql`${p.id} in (${byWords} union ${productsOfCode(search.code)})`;
}

/** Condition on a product: it has all the words, and the parts stand in its title. */
function matchesWords(search: SearchQuery, vector: SqlQuery, title: SqlQuery): SqlQuery {
  const byVector = search.words.length === 0 ? [] : [sql`${vector} @@ ${searchVector(search)}`];
  const byTitle = search.parts.map((part) => sql`${title} like ${`%${part}%`}`);
  return joinSql([...byVector, ...byTitle], ' and ');
}

/** How far `p` is from what was searched: the best match has the lowest value. */
export function distanceOf(search: SearchQuery | undefined, by: Match): SqlQuery {
  if (search === undefined) return sql`0::real`;
  if (by === 'likeness') return sql`(-${likeness(search)})::real`;
  return search.words.length === 0 ? sql`0::real` : sql`(-ts_rank(p.search, ${searchVector(search)}))::real`;
}
