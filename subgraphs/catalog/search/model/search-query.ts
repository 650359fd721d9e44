/** Words too common in French or English to distinguish products. */
const COMMON = new Set(
  'a an and au aux avec d de des du en et for l la le les of on or ou par pour s sans sur the to un une with'.split(
    ' ',
  ),
);

const MAX_WORDS = 8;
const MAX_WORD_LENGTH = 60;

/** Letters that no accent makes, as they are typed where the keyboard has none of them. */
const PLAIN: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ŧ: 't',
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  þ: 'th',
};

/** The text of a search box, read. */
export interface SearchQuery {
  /** Folded words, common ones left out unless nothing else is there. */
  readonly words: readonly string[];
  /** Folded words of scripts that do not part them by spaces alone: they are looked for inside a title. */
  readonly parts: readonly string[];
  /** The text as one code, folded, when it may be a SKU or a barcode. */
  readonly code: string | undefined;
  /** Everything folded, for a search that forgives typing errors. */
  readonly text: string;
}

/** Small letters without accents, as the database's own `catalog_fold` writes them. */
function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .normalize('NFC')
    .replace(/[øłđðħıŧœæßþ]/g, (letter) => PLAIN[letter] ?? letter);
}

const OTHER_SCRIPT = /[^\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]/u;

/** Reads a search text, whatever it holds; `undefined` when it has no letter and no digit. */
export function parseSearch(raw: string): SearchQuery | undefined {
  const all = fold(raw.slice(0, 300)).match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu) ?? [];
  if (all.length === 0) return undefined;
  const telling = all.filter((word) => !COMMON.has(word));
  const given = (telling.length > 0 ? telling : all).slice(0, MAX_WORDS).map((word) => word.slice(0, MAX_WORD_LENGTH));
  const words = [...new Set(given)];
  const code = raw.trim();
  return {
    words: words.filter((word) => !OTHER_SCRIPT.test(word)),
    parts: words.filter((word) => OTHER_SCRIPT.test(word)),
    code: /^[\p{L}\p{N}._/-]{3,64}$/u.test(code) && /\d/.test(code) ? fold(code) : undefined,
    text: all.join(' ').slice(0, 200),
  };
}
