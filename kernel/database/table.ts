import { describeSql, type SqlQuery, trustedSql } from './sql.ts';

declare const READ: unique symbol;
declare const INSERT: unique symbol;

/** Whether an insert must name a column: `optional` has a default, `generated` is computed by the database. */
export type InsertKind = 'required' | 'optional' | 'generated';

/** A typed SQL expression: what it reads as, and PostgreSQL's type, by which recordsets and casts name it. */
export interface Expression<Read> extends SqlQuery {
  readonly [READ]?: Read;
  readonly type: string;
}

/** A column; in a template it stands as its name, with the alias of its table where `aliased` gave one. */
export interface Column<Read = unknown, Insert extends InsertKind = InsertKind> extends Expression<Read> {
  readonly name: string;
  readonly [INSERT]?: Insert;
}

export type Columns = Readonly<Record<string, Column>>;

const TABLE = Symbol('table');

/** A table as its area's `tables.prisma` describes it: a column for each field, and in a template its name. */
export type Table<Described extends Columns = Columns> = Described & { readonly [TABLE]: string };

/** What an expression reads as. */
export type Read<E> = E extends Expression<infer T> ? T : never;

/** A row as it is read. */
export type RowOf<T extends Columns> = { readonly [K in keyof T as K extends string ? K : never]: Read<T[K]> };

/** One column, as the generated descriptions give it. */
export function column<Type, Insert extends InsertKind>(name: string, type: string): Column<Type, Insert> {
  return describeSql(trustedSql(name), { name, type });
}

/** One table, as the generated descriptions give it. */
export function defineTable<Described extends Columns>(name: string, described: Described): Table<Described> {
  return { ...described, [TABLE]: name };
}

export function tableName(table: Table): string {
  return table[TABLE];
}

/** The same columns under an alias of the table: `const p = aliased(product, 'p')`, then `${p.title}` is `p.title`. */
export function aliased<Described extends Columns>(table: Table<Described>, alias: string): Table<Described> {
  const columns = Object.entries<Column>(table).map(([key, described]) => [key, qualify(described, alias)]);
  return { ...Object.fromEntries(columns), [TABLE]: tableName(table) } as Table<Described>;
}

function qualify(described: Column, alias: string): Column {
  const { name, type } = described;
  return describeSql(trustedSql(`${alias}.${name}`), { name, type });
}

/** What was picked of each table, so that the same columns are one object. */
const picked = new WeakMap<Columns, Map<string, Columns>>();

/** Some columns of a table, for a select list or a recordset. */
export function pick<Described extends Columns, Key extends keyof Described & string>(
  table: Described,
  ...keys: readonly Key[]
): Pick<Described, Key> {
  const ofTable = picked.get(table) ?? new Map<string, Columns>();
  picked.set(table, ofTable);
  const name = keys.join();
  const known = ofTable.get(name);
  if (known) return known as Pick<Described, Key>;
  const made = Object.fromEntries(keys.map((key) => [key, table[key]])) as unknown as Pick<Described, Key>;
  ofTable.set(name, made);
  return made;
}
