import { type SqlQuery, sql } from '#kernel/database/sql.ts';
import type { ReadableScopes } from '../model/figure-scope.ts';

/** SQL condition: of what may be seen, by the columns that say of what a figure is. */
export function isReadable(
  { scope, scopeKey }: { readonly scope: SqlQuery; readonly scopeKey: SqlQuery },
  { storeIds, staffIds }: ReadableScopes,
): SqlQuery {
  const ofStores =
    storeIds === undefined
      ? sql`${scope} <> 'ASSOCIATE'`
      : sql`${scope} = 'STORE' and ${scopeKey} = any(${storeIds}::text[])`;
  const ofStaff = staffIds === undefined ? sql`true` : sql`${scopeKey} = any(${staffIds}::text[])`;
  return sql`((${ofStores}) or (${scope} = 'ASSOCIATE' and ${ofStaff}))`;
}
