/** Letters of a word from which one error is forgiven, and from which two are. */
const ONE_ERROR_FROM = 4;
const TWO_ERRORS_FROM = 8;

/** Errors that are forgiven in a word: a letter too many, too few, another, or two that have changed places. */
export function forgivenErrors(word: string): number {
  if (word.length < ONE_ERROR_FROM || /\d/.test(word)) return 0;
  return word.length < TWO_ERRORS_FROM ? 1 : 2;
}

/** Rows of the comparison, used again by each: words have at most 60 letters. */
const ROWS: readonly [Uint8Array, Uint8Array, Uint8Array] = [
  new Uint8Array(64),
  new Uint8Array(64),
  new Uint8Array(64),
];

/** How many errors lie between two words; anything above `limit` where there are more. */
export function errorsBetween(one: string, other: string, limit: number): number {
  if (Math.abs(one.length - other.length) > limit) return limit + 1;
  let [beforeLast, last, row]: [Uint8Array, Uint8Array, Uint8Array] = [...ROWS];
  for (let j = 0; j <= other.length; j++) last[j] = j;
  for (let i = 1; i <= one.length; i++) {
    row[0] = i;
    let least = i;
    const letter = one.charCodeAt(i - 1);
    for (let j = 1; j <= other.length; j++) {
      const otherLetter = other.charCodeAt(j - 1);
      let errors = (last[j - 1] ?? 0) + (letter === otherLetter ? 0 : 1);
      errors = Math.min(errors, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      const isSwapped = i > 1 && j > 1 && letter === other.charCodeAt(j - 2) && one.charCodeAt(i - 2) === otherLetter;
      if (isSwapped) errors = Math.min(errors, (beforeLast[j - 2] ?? 0) + 1);
      row[j] = errors;
      if (errors < least) least = errors;
    }
    if (least > limit) return limit + 1;
    [beforeLast, last, row] = [last, row, beforeLast];
  }
  return last[other.length] ?? 0;
}

/** Words by their first letter and length: where those that lie near a misspelled one are looked for. */
export class NearWords {
  readonly #terms = new Map<string, number[]>();

  add(word: string, term: number): void {
    const key = `${word[0]}${word.length}`;
    const terms = this.#terms.get(key);
    if (terms) terms.push(term);
    else this.#terms.set(key, [term]);
  }

  /** Terms of words that may lie within so many errors: the first letter is right, or swapped with the second. */
  around(word: string, errors: number): number[] {
    const found: number[] = [];
    for (const letter of new Set([word[0], word[1]])) {
      for (let length = word.length - errors; length <= word.length + errors; length++) {
        for (const term of this.#terms.get(`${letter}${length}`) ?? []) found.push(term);
      }
    }
    return found;
  }
}
