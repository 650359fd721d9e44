import { ValidationError } from '#kernel/values/errors.ts';
import type { PageRequest } from '#kernel/values/pagination.ts';
import { isKey, isStorable } from '#kernel/values/text.ts';
import type { ProductPlace, ProductSortKey } from './product-list.ts';
import type { Reading } from './word-matcher.ts';

/** What a cursor holds: the sort that it belongs to, the sort's value, and the product's id. */
export const CURSOR_LENGTH = 3;

/** The first value of a cursor: the sort, and behind a tilde how the words of a search were read. */
export function cursorMark(key: ProductSortKey, reading: Reading | undefined): string {
  return reading === undefined || /^w*$/.test(reading) ? key : `${key}~${reading}`;
}

/**
 * Reads where a page of a list continues; `wordCount` is that of its search.
 * @throws ValidationError for a cursor of another list or sort.
 */
export function readPlace(
  { after, before, ...size }: PageRequest,
  key: ProductSortKey,
  wordCount: number,
): ProductPlace {
  const [, found] = (after ?? before)?.[0]?.split('~') ?? [];
  for (const [path, cursor] of Object.entries({ after, before })) {
    if (cursor === undefined) continue;
    const [mark = '', value = '', id = ''] = cursor;
    const isReading = found === undefined || (found.length === wordCount && /^[wex]+$/.test(found));
    if (!isReading || mark !== cursorMark(key, found) || !isValueOf(key, value) || !isKey(id)) {
      throw new ValidationError([{ path, issueCode: 'INVALID_FORMAT', message: 'not a cursor of this list' }]);
    }
  }
  const isContinued = after !== undefined || before !== undefined;
  return {
    page: { ...size, after: after?.slice(1), ...(before ? { before: before.slice(1) } : {}) },
    reading: isContinued ? (found ?? 'w'.repeat(wordCount)) : undefined,
  };
}

/** The value must be what the sort's key can be; anything else would leave its place open. */
function isValueOf(key: ProductSortKey, value: string): boolean {
  switch (key) {
    case 'TITLE':
      return isStorable(value);
    case 'PRICE':
      return /^\d{1,18}$|^-?Infinity$/.test(value);
    case 'RELEVANCE':
      return /^-?\d{1,9}(\.\d{1,20})?(e-\d{1,3})?$/.test(value);
    default:
      return /^\d{1,16}$/.test(value);
  }
}
