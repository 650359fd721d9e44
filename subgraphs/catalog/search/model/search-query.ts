import { fold, isUnparted, pairsOf, wordsOf } from './words.ts';

/** Words too common in French or English to distinguish products. */
const COMMON = new Set(
  'a an and au aux avec d de des du en et for l la le les of on or ou par pour s sans sur the to un une with'.split(
    ' ',
  ),
);

/** Characters of the text that are read, and words that are looked for. */
const MAX_TEXT = 300;
const MAX_WORDS = 8;

/** A word that every product found has. */
export interface QueryWord {
  readonly text: string;
  /** Two letters of a word whose script has no spaces: found as they are, or not at all. */
  readonly isPair: boolean;
  /** The last word that was typed may be a beginning. */
  readonly isBeginning: boolean;
}

/** The text of a search box, read. */
export interface SearchQuery {
  /** Folded, common ones left out unless nothing else is there; no word twice. */
  readonly words: readonly QueryWord[];
  /** The text as one code, folded, when it may be a SKU or a barcode. */
  readonly code: string | undefined;
}

/** Reads a search text, whatever it holds; `undefined` when it has no letter and no digit. */
export function parseSearch(raw: string): SearchQuery | undefined {
  const all = wordsOf(raw.slice(0, MAX_TEXT));
  const last = all.at(-1);
  if (last === undefined) return undefined;
  const telling = all.filter((word) => !COMMON.has(word));
  const given = [...new Set((telling.length > 0 ? telling : all).slice(0, MAX_WORDS))];
  const code = raw.trim();
  return {
    words: given.flatMap((text): QueryWord[] =>
      isUnparted(text)
        ? pairsOf(text).map((pair) => ({ text: pair, isPair: true, isBeginning: false }))
        : [{ text, isPair: false, isBeginning: text === last && text.length > 1 }],
    ),
    code: /^[\p{L}\p{N}._/-]{3,64}$/u.test(code) && /\d/.test(code) ? fold(code) : undefined,
  };
}
