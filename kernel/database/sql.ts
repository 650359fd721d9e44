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

/** The texts between the values, and the values: one text more than values. */
interface Flat {
  readonly texts: readonly string[];
  readonly values: readonly unknown[];
}

/** A statement being put together; `last` is the text after the last value so far. */
interface Pieces {
  readonly texts: string[];
  readonly values: unknown[];
  last: string;
}

/**
 * Put together when the statement is asked for: most fragments stand in one, once, and are written straight into it. One that
 * stands a second time (columns, lists of them) is flattened for good.
 */
class Fragment implements SqlQuery {
  readonly #strings: readonly string[];
  readonly #parts: readonly unknown[];
  #flat: Flat | undefined;
  #text: string | undefined;
  #hasStood = false;

  constructor(strings: readonly string[], parts: readonly unknown[]) {
    this.#strings = strings;
    this.#parts = parts;
  }

  get flat(): Flat {
    if (this.#flat) return this.#flat;
    const pieces: Pieces = { texts: [], values: [], last: '' };
    this.#write(pieces);
    pieces.texts.push(pieces.last);
    this.#flat = pieces;
    return pieces;
  }

  get text(): string {
    this.#text ??= number(this.flat.texts);
    return this.#text;
  }

  get values(): readonly unknown[] {
    return this.flat.values;
  }

  #addTo(pieces: Pieces): void {
    if (this.#hasStood || this.#flat) {
      copy(this.flat, pieces);
      return;
    }
    this.#hasStood = true;
    this.#write(pieces);
  }

  #write(pieces: Pieces): void {
    pieces.last += this.#strings[0] ?? '';
    for (let index = 0; index < this.#parts.length; index++) {
      const part = this.#parts[index];
      if (part instanceof Fragment) part.#addTo(pieces);
      else {
        pieces.texts.push(pieces.last);
        pieces.values.push(part);
        pieces.last = '';
      }
      pieces.last += this.#strings[index + 1] ?? '';
    }
  }
}

function copy({ texts, values }: Flat, pieces: Pieces): void {
  pieces.last += texts[0] ?? '';
  for (let place = 0; place < values.length; place++) {
    pieces.texts.push(pieces.last);
    pieces.values.push(values[place]);
    pieces.last = texts[place + 1] ?? '';
  }
}

/** The texts with `$1`, `$2` and so on between them. */
function number(texts: readonly string[]): string {
  let text = texts[0] ?? '';
  for (let index = 1; index < texts.length; index++) text += `$${index}${texts[index]}`;
  return text;
}

/** A value as a parameter of PostgreSQL's type of that name, which the code itself wrote. */
export function parameter(type: string, given: unknown): SqlQuery & { readonly type: string } {
  return Object.assign(new Fragment(['', `::${type}`], [given]), { type });
}

/** The same SQL with more that is known of it. */
export function describeSql<Fields extends object>(query: SqlQuery, fields: Fields): SqlQuery & Fields {
  return Object.assign(new Fragment(['', ''], [query]), fields);
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
  return new Fragment(strings, parts) as SqlQuery<SelectedBy<Parts>>;
}

/** `with <common table expressions> <statement>`: answers the rows of the statement. */
export function withTables<Row>(tables: SqlQuery, statement: SqlQuery<Row>): SqlQuery<Row> {
  return new Fragment(['with ', ' ', ''], [tables, statement]) as SqlQuery<Row>;
}

/**
 * Texts as one array, for `any(...)` and `unnest(...)`, of which the planner sees no length: the server keeps one plan of the
 * statement for lists of any length, where it would plan each call for the few rows that a short one promises. For
 * statements that read by keys, whose plan is the same for all.
 */
export function listOf(texts: readonly string[]): SqlQuery {
  return sql`(select ${texts}::text[])::text[]`;
}

/** Text that the code itself wrote (an identifier, a sort order from an allow-list); never a caller's words. */
export function trustedSql(text: string): SqlQuery {
  return new Fragment([text], []);
}

/** Joins fragments, by ", " unless another separator is given. */
export function joinSql(fragments: readonly SqlQuery[], separator = ', '): SqlQuery {
  if (fragments.length === 0) return new Fragment([''], []);
  return new Fragment(['', ...fragments.slice(1).map(() => separator), ''], fragments);
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
