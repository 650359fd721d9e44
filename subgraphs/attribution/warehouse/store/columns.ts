/**
 * Reads one value of an answered row, so that its type is not only claimed; 64-bit integers come as text.
 * @throws TypeError when the statement answers something else
 */
export type Column<T> = (value: unknown, name: string) => T;

/** The columns of a statement, by their names in it. */
export type Columns = Readonly<Record<string, Column<unknown>>>;

export type Row<C extends Columns> = { readonly [K in keyof C]: ReturnType<C[K]> };

const wrong = (value: unknown, name: string, expected: string) =>
  new TypeError(`${name} is no ${expected}: ${JSON.stringify(value)}`);

export const text: Column<string> = (value, name) => {
  if (typeof value === 'string') return value;
  throw wrong(value, name, 'text');
};

/** A whole number that a double holds exactly: a count, an instant in milliseconds. */
export const integer: Column<number> = (value, name) => {
  const number = typeof value === 'string' ? Number(value) : value;
  if (typeof number === 'number' && Number.isSafeInteger(number)) return number;
  throw wrong(value, name, 'whole number');
};

export const bigint: Column<bigint> = (value, name) => {
  if (typeof value === 'string' || Number.isSafeInteger(value)) return BigInt(value as string | number);
  throw wrong(value, name, 'whole number');
};

/** 1 or 0. */
/** A sum of squares, for an interval: it need not be exact. */
export const float: Column<number> = (value, name) => {
  if (typeof value === 'number') return value;
  throw new TypeError(`${name} is no number: ${JSON.stringify(value)}`);
};

export const boolean: Column<boolean> = (value, name) => integer(value, name) === 1;

export const textArray: Column<readonly string[]> = (value, name) => {
  if (Array.isArray(value)) return value.map((item) => text(item, name));
  throw wrong(value, name, 'list');
};

/** The same value, which may be null: a quotient of nothing. */
export function nullable<T>(column: Column<T>): Column<T | null> {
  return (value, name) => (value === null ? null : column(value, name));
}

export function readRow<C extends Columns>(columns: C, row: Readonly<Record<string, unknown>>): Row<C> {
  const read = Object.entries(columns).map(([name, column]) => [name, column(row[name], name)]);
  return Object.fromEntries(read) as Row<C>;
}
