import { StartupError } from '../../cli/startup-error.ts';
import { type PlaceOf, placesOf } from '../csv/columns.ts';
import { type CsvRow, normalizeHeader } from '../csv/rows.ts';
import type { SourceFile } from '../csv/source-file.ts';
import { readTable } from '../csv/table.ts';
import type { Reject } from '../rejects.ts';
import { type DailyRate, faultOf, type RateFile, type RateRow } from './daily-rate.ts';

const NEEDED = ['day', 'currency', 'rate'] as const;
/** What the ECB writes where it published none. */
const NOT_PUBLISHED = /^(N\/A)?$/i;

/**
 * Reads a CSV of rates: the columns day, currency and rate, and base where it is there, or the ECB's own table of a column
 * each currency (eurofxref.csv, eurofxref-hist.csv). What cannot be read is refused by its line; of two rates for the same
 * the later holds.
 * @param shopCurrency the base of a file that names none
 * @throws StartupError when the header is neither.
 */
export async function readRateTable(
  file: SourceFile,
  shopCurrency: string,
  onHeader: (header: readonly string[]) => void,
): Promise<RateFile> {
  const rows = new Map<string, RateRow>();
  const faults: Reject[] = [];
  let header: CsvRow | undefined;
  let places: PlaceOf = () => undefined;
  let isEcb = false;
  for await (const { fault, ...row } of readTable(file, (row) => isOwnHeader(row) || isEcbHeader(row))) {
    const { line, cells } = row;
    if (!header) {
      isEcb = !isOwnHeader(cells) && isEcbHeader(cells);
      if (!isEcb && !isOwnHeader(cells)) {
        throw new StartupError(
          `${file.path} is not a file of rates: its header has no column ${NEEDED.join(', ')}, and it is no table of the ECB (Date, then a column each currency).`,
        );
      }
      header = row;
      places = placesOf(row, file.path);
      for (const name of isEcb ? cells.map(normalizeHeader) : NEEDED) if (name !== '') places(name);
      onHeader(cells);
      continue;
    }
    if (fault !== undefined) {
      faults.push({ line, cells, refused: true, reason: fault });
      continue;
    }
    const said = isEcb ? ofEcb(header.cells, cells) : ofOwn(places, cells, shopCurrency);
    for (const one of said) {
      const reason = faultOf(one);
      if (reason === undefined) rows.set([one.day, one.base, one.currency].join('\u001f'), { line, cells, ...one });
      else faults.push({ line, cells, refused: true, reason });
    }
  }
  return { source: isEcb ? 'ecb' : 'file', rows: [...rows.values()], faults };
}

function isOwnHeader(cells: readonly string[]): boolean {
  const names = new Set(cells.map(normalizeHeader));
  return NEEDED.every((name) => names.has(name));
}

/** "Date, USD, JPY, ...", with a mark behind the last column. */
function isEcbHeader(cells: readonly string[]): boolean {
  const [first = '', ...rest] = cells.map((cell) => cell.trim());
  const named = rest.filter((cell) => cell !== '');
  return normalizeHeader(first) === 'date' && named.length > 0 && named.every((cell) => /^[A-Z]{3}$/.test(cell));
}

function ofOwn(places: PlaceOf, cells: readonly string[], shopCurrency: string): DailyRate[] {
  const cell = (name: string) => cells[places(name) ?? -1]?.trim() ?? '';
  const base = cell('base').toUpperCase() || shopCurrency;
  return [{ day: cell('day'), base, currency: cell('currency').toUpperCase(), rate: cell('rate') }];
}

function ofEcb(header: readonly string[], cells: readonly string[]): DailyRate[] {
  const day = isoDay(cells[0]?.trim() ?? '');
  return header.slice(1).flatMap((name, index) => {
    const [currency, rate] = [name.trim(), cells[index + 1]?.trim() ?? ''];
    return currency === '' || NOT_PUBLISHED.test(rate) ? [] : [{ day, base: 'EUR', currency, rate }];
  });
}

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** "2024-01-02" of the history, "02 January 2024" of a day's file. */
function isoDay(text: string): string {
  const [, date, month = '', year] = /^(\d{1,2}) ([A-Za-z]+) (\d{4})$/.exec(text) ?? [];
  const index = MONTHS.indexOf(month.toLowerCase());
  if (date === undefined || index < 0) return text;
  return `${year}-${String(index + 1).padStart(2, '0')}-${date.padStart(2, '0')}`;
}
