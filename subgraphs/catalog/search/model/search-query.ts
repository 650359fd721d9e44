/** Words too common in French or English to distinguish products. */
const COMMON = new Set(
  'a an and au aux avec d de des du en et for l la le les of on or ou par pour s sans sur the to un une with'.split(
    ' ',
  ),
);

const MAX_WORDS = 8;
const MAX_WORD_LENGTH = 60;

/** The text of a search box, read. */
export interface SearchQuery {
  /** Folded words, common ones left out unless nothing else is there. */
  readonly words: readonly string[];
  /** The text as one code, when it may be a SKU or a barcode. */
  readonly code: string | undefined;
  /** Everything folded, for a search that forgives typing errors. */
  readonly text: string;
}

/** Reads a search text, whatever it holds; `undefined` when it has no letter and no digit. */
export function parseSearch(raw: string): SearchQuery | undefined {
  const text = raw
    .slice(0, 300)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('ß', 'ss');
  const all = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  if (all.length === 0) return undefined;
  const telling = all.filter((word) => !COMMON.has(word));
  const words = (telling.length > 0 ? telling : all).slice(0, MAX_WORDS).map((word) => word.slice(0, MAX_WORD_LENGTH));
  const code = raw.trim();
  return {
    words: [...new Set(words)],
    code: /^[\p{L}\p{N}._/-]{3,64}$/u.test(code) && /\d/.test(code) ? code : undefined,
    text: all.join(' ').slice(0, 200),
  };
}
