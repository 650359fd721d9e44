import { StartupError } from '../../cli/startup-error.ts';
import { type PlaceOf, placesOf } from '../csv/columns.ts';
import { normalizeHeader } from '../csv/rows.ts';
import type { SourceFile } from '../csv/source-file.ts';
import { readTable } from '../csv/table.ts';
import type { Reject } from '../rejects.ts';

/** A statement of what was spent, as the port takes it, with the line it stands on. */
export interface SpendRow {
  readonly line: number;
  readonly cells: readonly string[];
  readonly day: string;
  readonly channelCode: string;
  readonly campaign: string;
  readonly purpose: 'ACQUISITION' | 'RETENTION';
  readonly amount: { readonly amount: string; readonly currencyCode: string };
}

const NEEDED = ['day', 'channel', 'amount'] as const;

/**
 * Reads what was spent: the columns day, channel and amount, and campaign, purpose and currency where they are there.
 * What cannot be read is refused by its line; of two rows for the same the later holds.
 * @throws StartupError when the header has no such columns.
 */
export async function readSpendRows(
  file: SourceFile,
  currency: string,
  onHeader: (header: readonly string[]) => void,
): Promise<{ readonly rows: SpendRow[]; readonly faults: Reject[] }> {
  const rows = new Map<string, SpendRow>();
  const faults: Reject[] = [];
  let places: PlaceOf | undefined;
  for await (const { line, cells, fault } of readTable(file, isSpendHeader)) {
    if (!places) {
      const found = placesOf({ cells, line }, file.path);
      const missing = NEEDED.filter((name) => found(name) === undefined);
      if (missing.length > 0) {
        throw new StartupError(`${file.path} is not a file of spend: its header has no column ${missing.join(', ')}.`);
      }
      onHeader(cells);
      places = found;
      continue;
    }
    const known = places;
    const cell = (name: string) => cells[known(name) ?? -1]?.trim() ?? '';
    const purpose = purposeOf(cell('purpose'));
    const amount = { amount: cell('amount'), currencyCode: cell('currency').toUpperCase() || currency };
    const row = { line, cells, day: cell('day'), channelCode: cell('channel'), campaign: cell('campaign'), amount };
    const reason = fault ?? faultOf(row) ?? (purpose === undefined ? `"${cell('purpose')}" is no purpose` : undefined);
    if (reason !== undefined || purpose === undefined) {
      faults.push({ line, cells, refused: true, reason: reason ?? '' });
      continue;
    }
    rows.set([row.day, row.channelCode, row.campaign, purpose, amount.currencyCode].join('\u001f'), {
      ...row,
      purpose,
    });
  }
  return { rows: [...rows.values()], faults };
}

function isSpendHeader(cells: readonly string[]): boolean {
  const names = new Set(cells.map(normalizeHeader));
  return NEEDED.every((name) => names.has(name));
}

function purposeOf(text: string): SpendRow['purpose'] | undefined {
  if (text === '' || /^acquisition$/i.test(text)) return 'ACQUISITION';
  return /^retention$/i.test(text) ? 'RETENTION' : undefined;
}

function faultOf({ day, channelCode, campaign, amount }: Omit<SpendRow, 'purpose'>): string | undefined {
  if (!isDay(day)) return `"${day}" is no day such as 2026-11-22 of the years 2000 to 2199`;
  if (channelCode === '' || channelCode.length > 40) return 'a channel has 1 to 40 characters';
  if (campaign.length > 100) return 'a campaign has at most 100 characters';
  if (!/^[A-Z]{3}$/.test(amount.currencyCode)) return `"${amount.currencyCode}" is no currency such as EUR`;
  // A comma may part thousands or decimals: nothing is guessed.
  if (!/^\d{1,12}(\.\d{1,3})?$/.test(amount.amount)) return `"${amount.amount}" is no amount such as 1234.50`;
  return undefined;
}

function isDay(text: string): boolean {
  if (!/^2[01]\d\d-\d\d-\d\d$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}
