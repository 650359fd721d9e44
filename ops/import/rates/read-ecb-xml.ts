import { StartupError } from '../../cli/startup-error.ts';
import type { Reject } from '../rejects.ts';
import { faultOf, type RateFile, type RateRow } from './daily-rate.ts';

/** Whether a text is a document of XML, and no table. */
export const isXml = (text: string): boolean => /^\uFEFF?\s*</.test(text);

/** `<Cube time='2024-06-28'>` and `<Cube currency='USD' rate='1.0705'/>`, attributes in any order and either quotes. */
const CUBE = /<(?:\w+:)?Cube\b([^<>]*)>/g;
const attribute = (text: string, name: string): string | undefined =>
  new RegExp(`\\b${name}\\s*=\\s*(?:'([^']*)'|"([^"]*)")`)
    .exec(text)
    ?.slice(1)
    .find((value) => value !== undefined);

/**
 * Reads the ECB's eurofxref-daily.xml, eurofxref-hist-90d.xml or eurofxref-hist.xml: how many of each currency a euro buys.
 * @throws StartupError for another document.
 */
export function readEcbXml(text: string, path: string): RateFile {
  const rows: RateRow[] = [];
  const faults: Reject[] = [];
  let day: string | undefined;
  let line = 1;
  let read = 0;
  for (const found of text.matchAll(CUBE)) {
    line += text.slice(read, found.index).split('\n').length - 1;
    read = found.index;
    const attributes = found[1] ?? '';
    day = attribute(attributes, 'time') ?? day;
    const [currency, rate] = [attribute(attributes, 'currency'), attribute(attributes, 'rate')];
    if (currency === undefined || rate === undefined) continue;
    const one = { day: day ?? '', base: 'EUR', currency, rate };
    const cells = [one.day, one.base, currency, rate];
    const reason = faultOf(one);
    if (reason === undefined) rows.push({ line, cells, ...one });
    else faults.push({ line, cells, refused: true, reason });
  }
  if (rows.length + faults.length === 0) {
    throw new StartupError(
      `${path} is not the ECB's file of reference rates: it has no <Cube currency="…" rate="…"/>.`,
    );
  }
  return { source: 'ecb', rows, faults };
}
