/** Weights that charts are written in. */
const WEIGHTS = new Set(['400', '600']);

async function toDataUrl(address: string): Promise<string> {
  const bytes = new Uint8Array(await (await fetch(address)).arrayBuffer());
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return `data:font/woff2;base64,${btoa(text)}`;
}

/** The page's own rule for Inter's Latin letters in each weight, with its file in it; nothing that cannot be read. */
async function readRules(): Promise<string> {
  const rules = [...document.styleSheets]
    .flatMap((sheet) => (sheet.href === null || sheet.href.startsWith(location.origin) ? [...sheet.cssRules] : []))
    .filter((rule) => rule instanceof CSSFontFaceRule)
    .filter(
      ({ style }) =>
        style.getPropertyValue('font-family').includes('Inter') &&
        WEIGHTS.has(style.getPropertyValue('font-weight')) &&
        // Of the two files of a weight the one with the letters of French and English.
        !style.getPropertyValue('src').includes('latin-ext'),
    );
  const written = rules.map(async ({ style, parentStyleSheet }) => {
    const [, address] = /url\("?([^")]+\.woff2[^")]*)"?\)/.exec(style.getPropertyValue('src')) ?? [];
    if (address === undefined) return '';
    const data = await toDataUrl(new URL(address, parentStyleSheet?.href ?? location.href).href);
    return `@font-face{font-family:Inter;font-weight:${style.getPropertyValue('font-weight')};src:url(${data}) format("woff2")}`;
  });
  return (await Promise.all(written)).join('');
}

let read: Promise<string> | undefined;

/** The font of charts as rules that a file can carry, read once; empty when it cannot be read: the machine's own serves. */
export function fontRules(): Promise<string> {
  read ??= readRules().catch(() => '');
  return read;
}
