import { joinSql, type SqlQuery, sql, trustedSql } from './sql.ts';
import { type Column, type Columns, type Expression, pick, type Read, type Table, tableName } from './table.ts';

/** What a column takes when it is written: what it reads as; a bigint also as a number, an id of its own kind. */
export type Written<T> = T extends bigint ? bigint | number : T extends readonly (infer Item)[] ? readonly Item[] : T;

type KeysOf<T extends Columns, Insert> = {
  [K in keyof T & string]: T[K] extends Column<infer _Read, infer Kind> ? (Kind extends Insert ? K : never) : never;
}[keyof T & string];

/** One value for each column that has no default, and for those with one if wanted; nullable ones say `null`. */
export type InsertRow<T extends Columns> = {
  readonly [K in KeysOf<T, 'required'>]: Written<Read<T[K]>>;
} & { readonly [K in KeysOf<T, 'optional'>]?: Written<Read<T[K]>> | undefined };

/** The same with an expression of the statement for a value. */
export type InsertFields<T extends Columns> = {
  readonly [K in KeysOf<T, 'required'>]: SqlQuery;
} & { readonly [K in KeysOf<T, 'optional'>]?: SqlQuery };

/** A value as a parameter of its column's type: ``value(order.routing, routing)`` is `$1::jsonb`. */
export function value<T>(column: Expression<T>, given: Written<T>): Expression<T> {
  const parameter = sql`${toParameter(column.type, given)}::${trustedSql(column.type)}`;
  return { ...parameter, type: column.type };
}

function toParameter(type: string, given: unknown): unknown {
  if (given === null || given === undefined) return null;
  return type === 'jsonb' || type === 'json' ? JSON.stringify(given) : given;
}

/**
 * `insert into table (...) select ... <from>`: an expression for each column, so that a forgotten one does not compile.
 * Append `on conflict` and `returning` behind it.
 */
export function insertInto<Described extends Columns>(
  table: Table<Described>,
  fields: InsertFields<Described>,
  from: SqlQuery = sql``,
): SqlQuery {
  const given = Object.entries<SqlQuery | undefined>(fields).flatMap(([key, field]) => {
    const described: Column | undefined = table[key];
    return described && field ? [{ name: trustedSql(described.name), field }] : [];
  });
  return sql`insert into ${trustedSql(tableName(table))} (${joinSql(given.map(({ name }) => name))}) select ${joinSql(given.map(({ field }) => field))} ${from}`;
}

/** `insert into table (...) values (...)` of one row. */
export function insertRow<Described extends Columns>(table: Table<Described>, row: InsertRow<Described>): SqlQuery {
  return insertInto(table, valuesOf(table, row) as InsertFields<Described>);
}

/** `insert into table (...) select ... from jsonb_to_recordset(...)`: rows of the given columns in one statement. */
export function insertRows<Described extends Columns, Key extends keyof Described & string>(
  table: Table<Described>,
  keys: readonly Key[] & Complete<KeysOf<Described, 'required'>, Key>,
  rows: ReadonlyArray<{ readonly [K in Key]: Written<Read<Described[K]>> }>,
): SqlQuery {
  const list = recordset('r', pick<Described, Key>(table, ...(keys as readonly Key[])), rows);
  return insertInto(table, list.columns as unknown as InsertFields<Described>, sql`from ${list}`);
}

/** Refuses a list of keys that leaves out a required one, by a type that names it. */
type Complete<Required extends string, Key> = [Exclude<Required, Key>] extends [never]
  ? unknown
  : { readonly missing: Exclude<Required, Key> };

/** `column = value, ...` for `update ... set`; an expression stands as it is. A key that is absent stays as it was. */
export function assignments<Described extends Columns>(
  table: Table<Described>,
  changes: { readonly [K in keyof Described & string]?: Written<Read<Described[K]>> | SqlQuery | undefined },
): SqlQuery {
  const list = Object.entries(changes).flatMap(([key, given]) => {
    const described: Column | undefined = table[key];
    if (!described || given === undefined) return [];
    const written = isQuery(given) ? given : value(described, given as never);
    return [sql`${trustedSql(described.name)} = ${written}`];
  });
  return joinSql(list);
}

function isQuery(given: unknown): given is SqlQuery {
  return typeof given === 'object' && given !== null && 'text' in given && 'values' in given;
}

function valuesOf(table: Columns, row: Readonly<Record<string, unknown>>): Record<string, SqlQuery> {
  return Object.fromEntries(
    Object.entries(row).flatMap(([key, given]) => {
      const described = table[key];
      return described && given !== undefined ? [[key, value(described, given as never)]] : [];
    }),
  );
}

/** Rows of the caller as a table of the statement: in a template its `jsonb_to_recordset(...) as r(...)`. */
export interface Recordset<F extends Columns> extends SqlQuery {
  /** The columns by key, qualified by the alias. */
  readonly columns: { readonly [K in keyof F]: Expression<Read<F[K]>> };
}

/**
 * Rows as one JSON parameter, each column with the name of its key and the type of its column:
 * ``const r = recordset('r', pick(level, 'id', 'available'), rows)``, then ``from ${r} where ${r.columns.id} = ...``.
 */
export function recordset<F extends Columns>(
  alias: string,
  fields: F,
  rows: ReadonlyArray<{ readonly [K in keyof F]: Written<Read<F[K]>> }>,
): Recordset<F> {
  const keys = Object.keys(fields);
  const list = Object.entries<Column>(fields).map(([key, { type }]) => `"${key}" ${type}`);
  const json = JSON.stringify(rows.map((row) => keys.map((key) => [key, row[key]] as const)).map(toObject));
  const columns = Object.entries<Column>(fields).map(([key, { type }]) => [
    key,
    { ...trustedSql(`${alias}."${key}"`), type },
  ]);
  return {
    ...sql`jsonb_to_recordset(${json}::jsonb) as ${trustedSql(`${alias}(${list.join(', ')})`)}`,
    columns: Object.fromEntries(columns),
  };
}

/** A row with these keys alone; a bigint becomes digits, for JSON has none. */
function toObject(entries: ReadonlyArray<readonly [string, unknown]>): Record<string, unknown> {
  const object: Record<string, unknown> = {};
  for (const [key, given] of entries) object[key] = typeof given === 'bigint' ? given.toString() : given;
  return object;
}
