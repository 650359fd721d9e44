import { PALETTES, SANS } from '../../theme/tokens.ts';
import { lightColor } from './light-color.ts';

/** An element of a drawing with the look that it has on the page, inline. */
export interface DrawnElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: ReadonlyArray<DrawnElement | string>;
}

/** A line of the chart as its key names it. */
export interface DrawnSeries {
  readonly label: string;
  readonly color: string;
  readonly dash: string | undefined;
}

export interface Drawing {
  readonly chart: DrawnElement;
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly summary: string;
  readonly series: readonly DrawnSeries[];
  /** Rules that carry the font along; empty where the machine's own must do. */
  readonly fontRules: string;
}

/** An image that stands alone. */
export interface Picture {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

const { surface, ink, muted } = PALETTES.light;
const PAD = 16;
const TITLE = { size: 16, line: 22 };
const NOTE = { size: 12, line: 18 };
/** Mean width of a letter, in parts of its size: where a line is broken. */
const LETTER = 0.55;

const PAINTS = new Set(['fill', 'stroke']);
/** What may run or load something has no place in a file. */
const FORBIDDEN = /^(on|href$|xlink:)/i;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

function writeElement({ name, attributes, children }: DrawnElement): string {
  const written = Object.entries(attributes)
    .filter(([key]) => !FORBIDDEN.test(key))
    .map(([key, value]) => ` ${key}="${escaped(PAINTS.has(key) ? lightColor(value) : value)}"`);
  const inner = children.map((child) => (typeof child === 'string' ? escaped(child) : writeElement(child)));
  return `<${name}${written.join('')}>${inner.join('')}</${name}>`;
}

function wrapped(text: string, size: number, width: number): string[] {
  const most = Math.max(8, Math.floor(width / (size * LETTER)));
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Lines of text from a height on, and where they end. */
function writeLines(lines: readonly string[], from: number, { size, line }: typeof TITLE, look: string) {
  const texts = lines.map(
    (text, index) =>
      `<text x="${PAD}" y="${from + index * line + size}" font-size="${size}" ${look}>${escaped(text)}</text>`,
  );
  return { text: texts.join(''), end: from + lines.length * line };
}

/** The names of the lines with a piece of each, in rows below the chart. */
function writeKey(series: readonly DrawnSeries[], from: number, width: number) {
  const texts: string[] = [];
  let [x, y] = [PAD, from];
  for (const { label, color, dash } of series) {
    const taken = 24 + label.length * NOTE.size * LETTER + 20;
    if (x > PAD && x + taken > width - PAD) [x, y] = [PAD, y + NOTE.line];
    const dashes = dash === undefined ? '' : ` stroke-dasharray="${escaped(dash)}"`;
    texts.push(
      `<line x1="${x}" x2="${x + 18}" y1="${y + 9}" y2="${y + 9}" stroke="${lightColor(color)}" stroke-width="2"${dashes}/>`,
      `<text x="${x + 24}" y="${y + 13}" font-size="${NOTE.size}" fill="${ink}">${escaped(label)}</text>`,
    );
    x += taken;
  }
  return { text: texts.join(''), end: series.length > 0 ? y + NOTE.line : from };
}

/** A chart as a file: its sentence, its summary, the drawing and the names of its lines, on a light background. */
export function writePicture({
  chart,
  width: drawn,
  height: tall,
  title,
  summary,
  series,
  fontRules,
}: Drawing): Picture {
  const width = Math.ceil(drawn) + 2 * PAD;
  const head = writeLines(wrapped(title, TITLE.size, drawn), PAD, TITLE, `font-weight="600" fill="${ink}"`);
  const lead = writeLines(wrapped(summary, NOTE.size, drawn), head.end, NOTE, `fill="${muted}"`);
  const top = lead.end + 8;
  const key = writeKey(series, top + Math.ceil(tall) + 8, width);
  const height = key.end + PAD;
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`,
    ` font-family="${escaped(SANS)}" role="img" aria-label="${escaped(title)}">`,
    `<title>${escaped(title)}</title>`,
    fontRules === '' ? '' : `<style>${fontRules}</style>`,
    `<rect width="${width}" height="${height}" fill="${surface}"/>`,
    head.text,
    lead.text,
    `<g transform="translate(${PAD} ${top})">${writeElement(chart)}</g>`,
    key.text,
    '</svg>',
  ];
  return { svg: svg.join(''), width, height };
}
