import { createHash } from 'node:crypto';

declare const ROW: unique symbol;

/**
 * A statement with its values apart; built only by the `sql` tag, so values never enter the text. `Row` is the type of
 * its rows, as the `select(...)` in it says.
 */
export interface SqlQuery<Row = unknown> {
  readonly text: string;
  readonly values: readonly unknown[];
  readonly [ROW]?: Row;
}

const FRAGMENT = Symbol('sql');
interface Fragment extends SqlQuery {
  readonly [FRAGMENT]: { readonly strings: readonly string[]; readonly parts: readonly unknown[] };
}

function isFragment(value: unknown): value is Fragment {
  return typeof value === 'object' && value !== null && FRAGMENT in value;
}

function flatten(
  strings: readonly string[],
  parts: readonly unknown[],
  into: { strings: string[]; values: unknown[] },
): void {
  strings.forEach((text, index) => {
    const last = into.strings.length - 1;
    into.strings[last] = (into.strings[last] ?? '') + text;
    if (index >= parts.length) return;
    const part = parts[index];
    if (isFragment(part)) {
      flatten(part[FRAGMENT].strings, part[FRAGMENT].parts, into);
    } else {
      into.values.push(part);
      into.strings.push('');
    }
  });
}

function compose(strings: readonly string[], parts: readonly unknown[]): Fragment {
  const flat = { strings: [''], values: [] as unknown[] };
  flatten(strings, parts, flat);
  let text = flat.strings[0] ?? '';
  for (let index = 1; index < flat.strings.length; index++) text += `$${index}${flat.strings[index] ?? ''}`;
  return { text, values: flat.values, [FRAGMENT]: { strings, parts } };
}

declare const SELECTED: unique symbol;

/** A select list; a statement that holds one answers rows of its type. */
export interface Selection<Row> extends SqlQuery {
  readonly [SELECTED]: Row;
}

/** The row that the select lists among the parts of a template make together. */
type SelectedBy<Parts extends readonly unknown[], Row = never> = Parts extends readonly [infer Head, ...infer Rest]
  ? SelectedBy<Rest, Head extends Selection<infer Selected> ? ([Row] extends [never] ? Selected : Row & Selected) : Row>
  : [Row] extends [never]
    ? unknown
    : Row;

/**
 * Tagged template for parametrized SQL; fragments, columns and select lists nest:
 * ``sql`select ${select({ id: level.id })} from inventory_level level where ${level.id} = ${id}` ``.
 * Arrays become PostgreSQL arrays: write `= any(${ids}::text[])`.
 */
export function sql<const Parts extends readonly unknown[]>(
  strings: TemplateStringsArray,
  ...parts: Parts
): SqlQuery<SelectedBy<Parts>> {
  return compose(strings, parts) as SqlQuery<SelectedBy<Parts>>;
}

/** `with <common table expressions> <statement>`: answers the rows of the statement. */
export function withTables<Row>(tables: SqlQuery, statement: SqlQuery<Row>): SqlQuery<Row> {
  return compose(['with ', ' ', ''], [tables, statement]) as SqlQuery<Row>;
}

/** Text that the code itself wrote (an identifier, a sort order from an allow-list); never a caller's words. */
export function trustedSql(text: string): SqlQuery {
  return compose([text], []);
}

/** Joins fragments, by ", " unless another separator is given. */
export function joinSql(fragments: readonly SqlQuery[], separator = ', '): SqlQuery {
  if (fragments.length === 0) return compose([''], []);
  return compose(['', ...fragments.slice(1).map(() => separator), ''], fragments);
}

const names = new Map<string, string>();

/** A stable name for a text, so that the server prepares it once per connection. Bounded: dynamic texts go unnamed. */
export function preparedName(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined) return known;
  if (names.size >= 2_000) return undefined;
  const name = `p_${createHash('sha1').update(text).digest('base64url').slice(0, 20)}`;
  names.set(text, name);
  return name;
}
