import type { PageRequest } from '../values/pagination.ts';
import { joinSql, type SqlQuery, sql } from './sql.ts';

/** A column of a list's order, and the type that its text in a cursor is cast to. */
export interface KeyColumn {
  readonly column: SqlQuery;
  readonly type?: 'bigint' | 'numeric' | 'real' | 'text' | 'timestamptz';
}

const CASTS = {
  bigint: sql`::bigint`,
  numeric: sql`::numeric`,
  real: sql`::real`,
  text: sql`::text`,
  timestamptz: sql`::timestamptz`,
} as const;

/**
 * A page of a list that is ordered by `columns`, all in one `direction`, the last of them unique: `bounds` are the
 * conditions that the cursors set (`true` without any), `order` is what stands after `order by`, reversed for a page
 * that is read backwards. With `limit ${page.limit + 1}` the rows are what `toPage` takes.
 */
export function keyset(
  page: PageRequest,
  columns: readonly KeyColumn[],
  direction: 'asc' | 'desc' = 'asc',
): { readonly bounds: SqlQuery; readonly order: SqlQuery } {
  const key = joinSql(
    columns.map(({ column }) => column),
    ', ',
  );
  const bound = (cursor: readonly string[], isLower: boolean): SqlQuery => {
    const values = joinSql(
      columns.map(({ type = 'text' }, index) => sql`${cursor[index]}${CASTS[type]}`),
      ', ',
    );
    return isLower ? sql`(${key}) > (${values})` : sql`(${key}) < (${values})`;
  };
  const bounds = [
    ...(page.after ? [bound(page.after, direction === 'asc')] : []),
    ...(page.before ? [bound(page.before, direction === 'desc')] : []),
  ];
  const isAscending = (direction === 'asc') === (page.isBackward !== true);
  const order = columns.map(({ column }) => (isAscending ? sql`${column}` : sql`${column} desc`));
  return { bounds: bounds.length === 0 ? sql`true` : joinSql(bounds, ' and '), order: joinSql(order, ', ') };
}
