import { describeSql, joinSql, parameter, type SqlQuery, sql, trustedSql } from './sql.ts';
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
  return parameter(column.type, toParameter(column.type, given));
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
  const names: string[] = [];
  const given: SqlQuery[] = [];
  for (const [key, field] of Object.entries<SqlQuery | undefined>(fields)) {
    const described: Column | undefined = table[key];
    if (!described || !field) continue;
    names.push(described.name);
    given.push(field);
  }
  const head = trustedSql(`${tableName(table)} (${names.join(', ')})`);
  return sql`insert into ${head} select ${joinSql(given)} ${from}`;
}

/** `insert into table (...) values (...)` of one row. */
export function insertRow<Described extends Columns>(table: Table<Described>, row: InsertRow<Described>): SqlQuery {
  return insertInto(table, valuesOf(table, row) as InsertFields<Described>);
}

/** `insert into table (...) select ... from json_to_recordset(...)`: rows of the given columns in one statement. */
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

/** Rows of the caller as a table of the statement: in a template its `json_to_recordset(...) as r(...)`. */
export interface Recordset<F extends Columns> extends SqlQuery {
  /** The columns by key, qualified by the alias. */
  readonly columns: { readonly [K in keyof F]: Expression<Read<F[K]>> };
}

/**
 * Rows as one JSON parameter (read once, for which `json` takes about half the time of `jsonb`), each column with the name of its key and the type of its column:
 * ``const r = recordset('r', pick(level, 'id', 'available'), rows)``, then ``from ${r} where ${r.columns.id} = ...``.
 */
export function recordset<F extends Columns>(
  alias: string,
  fields: F,
  rows: ReadonlyArray<{ readonly [K in keyof F]: Written<Read<F[K]>> }>,
): Recordset<F> {
  const { declared, columns, keys } = describeRecordset(alias, fields);
  const json = JSON.stringify(rows.map((row) => toObject(keys, row)));
  return describeSql(sql`json_to_recordset(${json}::json) as ${declared}`, { columns }) as Recordset<F>;
}

interface RecordsetParts {
  readonly keys: readonly string[];
  readonly declared: SqlQuery;
  readonly columns: Readonly<Record<string, Expression<unknown>>>;
}

/** What is the same for any rows, by the fields and the alias: made once, for a statement is built at every call. */
const described = new WeakMap<Columns, Map<string, RecordsetParts>>();

function describeRecordset(alias: string, fields: Columns): RecordsetParts {
  const byAlias = described.get(fields) ?? new Map<string, RecordsetParts>();
  described.set(fields, byAlias);
  const known = byAlias.get(alias);
  if (known) return known;
  const list = Object.entries(fields);
  const columns = list.map(([key, { type }]) => [key, describeSql(trustedSql(`${alias}."${key}"`), { type })] as const);
  const made = {
    keys: Object.keys(fields),
    declared: trustedSql(`${alias}(${list.map(([key, { type }]) => `"${key}" ${type}`).join(', ')})`),
    columns: Object.fromEntries(columns),
  };
  byAlias.set(alias, made);
  return made;
}

/** A row with these keys alone; a bigint becomes digits, for JSON has none. */
function toObject(keys: readonly string[], row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const object: Record<string, unknown> = {};
  for (const key of keys) {
    const given = row[key];
    object[key] = typeof given === 'bigint' ? given.toString() : given;
  }
  return object;
}
