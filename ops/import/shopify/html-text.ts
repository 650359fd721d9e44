/** Elements whose content is no text of the page. */
const HIDDEN = /<(script|style|template|noscript|iframe|object|svg|head|title)\b[\s\S]*?(?:<\/\1\s*>|$)/gi;
const COMMENT = /<!--[\s\S]*?(?:-->|$)|<!\[CDATA\[|\]\]>|<[!?][^<>]*>/g;
const BREAK =
  /<\/?(?:p|div|section|article|header|footer|ul|ol|dl|table|tr|h[1-6]|blockquote|pre|form|figure|hr)\b[^<>]*>/gi;
/** What lacks its bracket ends where the next tag begins, so that no body takes more than linear time. */
const TAG = /<\/?[a-z][^<>]*(?:>|(?=<)|$)/gi;

const ENTITIES: Readonly<Record<string, string>> = {
  agrave: 'à',
  acirc: 'â',
  amp: '&',
  apos: "'",
  bull: '•',
  ccedil: 'ç',
  copy: '©',
  deg: '°',
  eacute: 'é',
  ecirc: 'ê',
  egrave: 'è',
  euml: 'ë',
  euro: '€',
  frac12: '½',
  frac14: '¼',
  frac34: '¾',
  gt: '>',
  hellip: '…',
  icirc: 'î',
  iuml: 'ï',
  laquo: '«',
  ldquo: '“',
  lsquo: '‘',
  lt: '<',
  mdash: '—',
  middot: '·',
  nbsp: ' ',
  ndash: '–',
  ocirc: 'ô',
  oelig: 'œ',
  ouml: 'ö',
  pound: '£',
  quot: '"',
  raquo: '»',
  rdquo: '”',
  reg: '®',
  rsquo: '’',
  times: '×',
  trade: '™',
  ucirc: 'û',
  ugrave: 'ù',
  uuml: 'ü',
};

/**
 * The text of an HTML body: paragraphs and list items as lines, no markup left, entities decoded once. The outcome is
 * plain text and safe as such; whoever shows it escapes it as any text.
 */
export function htmlToText(html: string): string {
  if (!/[<&]/.test(html)) return tidy(html);
  const text = html
    .replace(COMMENT, '')
    .replace(HIDDEN, ' ')
    .replace(/\s+/g, ' ')
    .replace(/<br\b[^<>]*>/gi, '\n')
    .replace(/<li\b[^<>]*>/gi, '\n- ')
    .replace(/<\/li\s*>/gi, '\n')
    .replace(/<t[dh]\b[^<>]*>/gi, ' ')
    .replace(BREAK, '\n\n')
    .replace(TAG, '')
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z0-9]{2,8}));/gi, decodeEntity);
  return tidy(text);
}

function decodeEntity(whole: string, decimal?: string, hexadecimal?: string, name?: string): string {
  if (name !== undefined) return ENTITIES[name] ?? ENTITIES[name.toLowerCase()] ?? whole;
  const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
  const isText =
    code >= 0x20 && code <= 0x10ffff && !(code >= 0x7f && code <= 0x9f) && !(code >= 0xd800 && code <= 0xdfff);
  return isText ? String.fromCodePoint(code) : ' ';
}

function tidy(text: string): string {
  return text
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/^- *$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/\n\n(?=- )/g, '\n')
    .trim();
}
