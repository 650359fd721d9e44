import { describeSql, joinSql, type Selection, type SqlQuery, sql, trustedSql } from './sql.ts';
import type { Expression, Read } from './table.ts';

type Fields = Readonly<Record<string, Expression<unknown>>>;

/**
 * A select list (or the list of `returning`): the statement that holds it answers rows with these keys and types.
 * `select({ ...pick(p, 'id', 'title'), total: integer(sql`count(*)`) })`.
 */
export function select<F extends Fields>(fields: F): Selection<{ readonly [K in keyof F]: Read<F[K]> }> {
  const list = Object.entries(fields).map(([key, field]) => sql`${field} as ${trustedSql(`"${key}"`)}`);
  return joinSql(list) as Selection<{ readonly [K in keyof F]: Read<F[K]> }>;
}

function expression<T>(query: SqlQuery, type: string): Expression<T> {
  return describeSql(query, { type });
}

/** A computed value, cast to PostgreSQL's type of that name, so that the type is not only claimed. */
const cast =
  <T>(type: string) =>
  <Narrow extends T = T>(query: SqlQuery): Expression<Narrow> =>
    expression<Narrow>(sql`(${query})::${trustedSql(type)}`, type);

export const text = cast<string>('text');
export const integer = cast<number>('int');
/** Comes as a bigint. */
export const bigint = cast<bigint>('bigint');
export const boolean = cast<boolean>('boolean');
/** Comes as a Date. */
export const timestamp = cast<Date>('timestamptz');
/** Comes as an array of strings. */
export const textArray = cast<readonly string[]>('text[]');

/** JSON that this very code wrote: the type of its value is claimed, for PostgreSQL knows none. */
export function json<T>(query: SqlQuery): Expression<T> {
  return expression<T>(query, 'jsonb');
}

/** The same value, which may be null: of an outer join, or an aggregate of nothing. */
export function nullable<T>(value: Expression<T>): Expression<T | null> {
  return value as Expression<T | null>;
}

/** The same value where a condition of the statement says that it is not null. */
export function present<T>(value: Expression<T>): Expression<NonNullable<T>> {
  return value as Expression<NonNullable<T>>;
}

/** How a value reads inside JSON: a bigint is a number there (exact below 2^53), an instant a text. */
export type JsonOf<T> = T extends bigint
  ? number
  : T extends Date
    ? string
    : T extends readonly unknown[]
      ? { readonly [Index in keyof T]: JsonOf<T[Index]> }
      : T;

/** A JSON object of typed fields: `json_build_object`. */
export function jsonObject<F extends Fields>(fields: F): Expression<{ readonly [K in keyof F]: JsonOf<Read<F[K]>> }> {
  const list = Object.entries(fields).map(([key, field]) => sql`${trustedSql(`'${key}'`)}, ${field}`);
  return expression(sql`json_build_object(${joinSql(list)})`, 'json');
}

/** A JSON array of typed values in their order: `json_build_array`, smaller and faster to parse than an object. */
export function jsonTuple<const E extends readonly Expression<unknown>[]>(
  ...values: E
): Expression<{ readonly [K in keyof E]: JsonOf<Read<E[K]>> }> {
  return expression(sql`json_build_array(${joinSql(values)})`, 'json');
}

/** All rows' values as a JSON array, in the order of `orderBy`; null when there is no row. */
export function jsonAgg<T>(value: Expression<T>, orderBy?: SqlQuery): Expression<readonly JsonOf<T>[] | null> {
  return expression(sql`json_agg(${value}${orderBy === undefined ? sql`` : sql` order by ${orderBy}`})`, 'json');
}

/** A subquery of one column as a value: `subquery(jsonAgg(...), sql`from line where ...`)`. */
export function subquery<T>(value: Expression<T>, rest: SqlQuery): Expression<T> {
  return expression(sql`(select ${value} ${rest})`, value.type);
}

/** An expression that has the type of a column: `coalesce`, `min` and the like of it. */
export function like<T>(column: Expression<T>, query: SqlQuery): Expression<T> {
  return expression(query, column.type);
}
