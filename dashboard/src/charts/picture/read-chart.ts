import type { DrawnElement, DrawnSeries } from './write-picture.ts';

/** What the page's style sheets give an element, which a file must carry itself. */
const STYLES = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-opacity',
  'stroke-width',
  'stroke-dasharray',
  'opacity',
  'font-size',
  'font-weight',
  'text-anchor',
] as const;
/** Attributes of the page that mean nothing in a file. */
const OF_THE_PAGE = /^(class|style|id|tabindex|role|aria-.*|data-.*|clip-path)$/;
/** What is there for the pointer alone. */
const LEFT_OUT = new Set(['defs', 'foreignObject', 'script', 'style']);

function readElement(element: Element): DrawnElement {
  const computed = getComputedStyle(element);
  const attributes: Record<string, string> = {};
  for (const { name, value } of element.attributes) if (!OF_THE_PAGE.test(name)) attributes[name] = value;
  for (const name of STYLES) {
    const value = computed.getPropertyValue(name);
    if (value !== '' && value !== 'auto') attributes[name] = value;
  }
  const children: Array<DrawnElement | string> = [];
  for (const child of element.childNodes) {
    if (child instanceof Element) {
      if (!LEFT_OUT.has(child.tagName) && getComputedStyle(child).display !== 'none') children.push(readElement(child));
    } else if (child.textContent) children.push(child.textContent);
  }
  return { name: element.tagName, attributes, children };
}

/** The drawing in a frame as it looks now, and the lines that its key names; undefined while nothing is drawn. */
export function readChart(frame: HTMLElement):
  | {
      readonly chart: DrawnElement;
      readonly width: number;
      readonly height: number;
      readonly series: readonly DrawnSeries[];
    }
  | undefined {
  const surface = frame.querySelector<SVGSVGElement>('svg.recharts-surface');
  if (!surface) return undefined;
  const { width, height } = surface.getBoundingClientRect();
  const named = [...frame.querySelectorAll<HTMLElement>('[data-series]')].map(({ dataset }) => ({
    label: dataset['series'] ?? '',
    color: dataset['color'] ?? '',
    dash: dataset['dash'] || undefined,
  }));
  const series = new Map(named.map((one) => [one.label, one]));
  return { chart: readElement(surface), width, height, series: [...series.values()] };
}
