import { joinSql, type SqlQuery, sql } from '#kernel/database/sql.ts';
import { aliased } from '#kernel/database/table.ts';
import { product, variant } from '../../prisma/generated/tables.ts';
import { canonicalGtin } from '../../products/model/gtin.ts';
import type { SearchQuery } from '../model/search-query.ts';

const p = aliased(product, 'p');
const m = aliased(product, 'm');
const v = aliased(variant, 'v');

/** Each word as the beginning of a word, or as its French or English stem; all words must be found. */
export function searchVector(search: SearchQuery): SqlQuery {
  const words = search.words.map(
    (word) =>
      sql`(to_tsquery('pg_catalog.simple', ${`${word}:*`}) || plainto_tsquery('pg_catalog.french', ${word}) || plainto_tsquery('pg_catalog.english', ${word}))`,
  );
  return sql`(${joinSql(words, ' && ')})`;
}

/** Products of the very SKU or barcode that was typed. */
function productsOfCode(code: string): SqlQuery {
  const gtin = /^\d{8,14}$/.test(code) ? canonicalGtin(code) : null;
  return sql`select ${v.productId} from variant v where ${v.sku} = ${code} or ${v.gtin14} = ${gtin}`;
}

/** Condition on `p`: its words match, or one of its variants has this very code. */
export function matchesSearch(search: SearchQuery): SqlQuery {
  const byWords = sql`select ${m.id} from product m where m.search @@ ${searchVector(search)}`;
  if (search.code === undefined) return sql`p.search @@ ${searchVector(search)}`;
  return sql`${p.id} in (${byWords} union ${productsOfCode(search.code)})`;
}
