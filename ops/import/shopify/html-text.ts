import { compile, type FormatCallback, type HtmlToTextOptions } from 'html-to-text';

/** Elements of no text of their own: their content is left out, and what stands around them stays apart. */
const HIDDEN = ['template', 'noscript', 'iframe', 'object', 'svg', 'head', 'title'];
/** Paragraphs, whose text is set apart by an empty line. */
const BLOCKS = [
  'article',
  'aside',
  'blockquote',
  'div',
  'dl',
  'figure',
  'footer',
  'form',
  'header',
  'main',
  'nav',
].concat(['p', 'pre', 'section', 'table', 'tr', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
/** Elements inside elements deeper than this are left out: no page of people is, and the stack is bounded. */
const MAX_DEPTH = 200;

const apart: FormatCallback = (_element, _walk, builder) => builder.addInline(' ');
const cell: FormatCallback = (element, walk, builder) => {
  walk(element.children, builder);
  builder.addInline(' ');
};

const OPTIONS: HtmlToTextOptions = {
  wordwrap: false,
  limits: { maxDepth: MAX_DEPTH, ellipsis: '' },
  formatters: { apart, cell },
  selectors: [
    { selector: '*', format: 'inline' },
    ...BLOCKS.map((selector) => ({
      selector,
      format: 'block',
      options: { leadingLineBreaks: 2, trailingLineBreaks: 2 },
    })),
    ...HIDDEN.map((selector) => ({ selector, format: 'apart' })),
    ...['td', 'th'].map((selector) => ({ selector, format: 'cell' })),
    ...['ul', 'ol'].map((selector) => ({ selector, format: 'unorderedList', options: { itemPrefix: '- ' } })),
    { selector: 'li', format: 'block', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
    // Without it a link would show its address.
    { selector: 'a', format: 'inline' },
    { selector: 'br', format: 'lineBreak' },
    { selector: 'hr', format: 'block', options: { leadingLineBreaks: 2, trailingLineBreaks: 2 } },
    { selector: 'img', format: 'skip' },
  ],
};

const convert = compile(OPTIONS);

/** The converter drops these without a trace; the words around them stay apart. */
const SCRIPT = /<(?:script|style)\b/gi;

/**
 * The text of an HTML body: paragraphs and list items as lines, no markup left, entities decoded once. The outcome is
 * plain text and safe as such; a page that shows it escapes it as any text.
 */
export function htmlToText(html: string): string {
  return tidy(/[<&]/.test(html) ? convert(html.replace(SCRIPT, ' $&')) : html);
}

/** Characters that references such as `&#0;` or `&#xd800;` make, and that are no text. */
const NO_TEXT = /(?!\n)[\p{Cc}\p{Cs}\ufffd]/gu;

function tidy(text: string): string {
  return text
    .replace(NO_TEXT, ' ')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/^- *$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/\n\n(?=- )/g, '\n')
    .trim();
}
