import { createHash } from 'node:crypto';

/** A statement with its values apart; built only by the `sql` tag, so values never enter the text. */
export interface SqlQuery {
  readonly text: string;
  readonly values: readonly unknown[];
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

function compose(strings: readonly string[], parts: readonly unknown[]): SqlQuery {
  const flat = { strings: [''], values: [] as unknown[] };
  flatten(strings, parts, flat);
  let text = flat.strings[0] ?? '';
  for (let index = 1; index < flat.strings.length; index++) text += `$${index}${flat.strings[index] ?? ''}`;
  const fragment: Fragment = { text, values: flat.values, [FRAGMENT]: { strings, parts } };
  return fragment;
}

/**
 * Tagged template for parametrised SQL; fragments nest:
 * ``sql`select * from level where id = ${id} ${condition ? sql`and x = ${x}` : sql``}` ``.
 * Arrays become PostgreSQL arrays: write `= any(${ids}::text[])`.
 */
export function sql(strings: TemplateStringsArray, ...parts: readonly unknown[]): SqlQuery {
  return compose(strings, parts);
}

/** Text that the code itself wrote (an identifier, a sort order from an allow-list); never a caller's words. */
export function trustedSql(text: string): SqlQuery {
  return compose([text], []);
}

/** Joins fragments, by ", " unless told otherwise. */
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
