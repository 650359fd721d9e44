import { ValidationError } from '#kernel/values/errors.ts';
import type { PageRequest } from '#kernel/values/pagination.ts';
import { isKey, isStorable } from '#kernel/values/text.ts';
import type { Match, ProductSortKey } from './product-list.ts';

/** What a cursor holds: the sort that it belongs to, the sort's value, and the product's id. */
export const CURSOR_LENGTH = 3;

/** The first value of a cursor; a tilde marks a list of titles that look alike. */
export function cursorMark(key: ProductSortKey, match: Match): string {
  return match === 'likeness' ? `~${key}` : key;
}

/** Where a page of a list goes on, and how the list found its products; `undefined` at its start. */
export interface PlaceInList {
  readonly page: PageRequest;
  readonly match: Match | undefined;
}

/** @throws ValidationError for a cursor of another list or sort. */
export function readPlace({ after, before, ...size }: PageRequest, key: ProductSortKey): PlaceInList {
  const match = matchOf(after ?? before, key);
  for (const [path, cursor] of Object.entries({ after, before })) {
    if (cursor === undefined) continue;
    const [mark = '', value = '', id = ''] = cursor;
    if (match === undefined || mark !== cursorMark(key, match) || !isValueOf(key, value) || !isKey(id)) {
      throw new ValidationError([{ path, issueCode: 'INVALID_FORMAT', message: 'not a cursor of this list' }]);
    }
  }
  return { page: { ...size, after: after?.slice(1), ...(before ? { before: before.slice(1) } : {}) }, match };
}

function matchOf(cursor: readonly string[] | undefined, key: ProductSortKey): Match | undefined {
  if (cursor === undefined) return undefined;
  return cursor[0] === cursorMark(key, 'likeness') ? 'likeness' : 'words';
}

/** The value must be what the sort's column can be; anything else would be an error of the database. */
function isValueOf(key: ProductSortKey, value: string): boolean {
  switch (key) {
    case 'TITLE':
      return isStorable(value);
    case 'PRICE':
      return /^-?\d{1,18}$|^9223372036854775807$/.test(value);
    case 'RELEVANCE':
      return isReal(value);
    default:
      return isTimestamp(value);
  }
}

/** PostgreSQL's own text of a finite real number. */
function isReal(text: string): boolean {
  const real = Math.fround(Number(text));
  const isUnderflow = real === 0 && Number(text) !== 0;
  return /^-?\d{1,10}(\.\d{1,20})?(e-?\d{1,2})?$/.test(text) && Number.isFinite(real) && !isUnderflow;
}

/** PostgreSQL's own text of a timestamptz, such as "2026-11-22 03:40:11.123+00". */
function isTimestamp(text: string): boolean {
  const parts = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(\.\d{1,6})?([+-]\d\d)(:\d\d)?$/.exec(text);
  return parts !== null && !Number.isNaN(Date.parse(`${parts[1]}T${parts[2]}${parts[4]}${parts[5] ?? ':00'}`));
}
