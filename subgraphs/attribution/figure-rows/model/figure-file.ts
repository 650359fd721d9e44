import { z } from 'zod';
import { type Cell, type CsvForm, csvLines, csvMark } from '#kernel/values/csv.ts';
import { ValidationError } from '#kernel/values/errors.ts';
import { parseInput } from '#kernel/values/parse-input.ts';
import type { Words } from '#kernel/values/words.ts';
import { amountText, type FigureRow, type RowsFrame } from './figure-row.ts';

const request = z.strictObject({ form: z.enum(['FR', 'EN', 'ISO']), drill: z.string() });

/** @throws ValidationError */
export function parseFigureFileRequest(body: Buffer): z.infer<typeof request> {
  let raw: unknown;
  try {
    raw = JSON.parse(body.toString('utf8'));
  } catch {
    throw new ValidationError([{ path: 'body', issueCode: 'INVALID_FORMAT', message: 'is not JSON' }]);
  }
  return parseInput(request, raw);
}

/** For whom the file is, and in which zone. */
interface FileFrame {
  readonly rows: RowsFrame;
  readonly form: CsvForm;
  readonly zone: string;
  /** Whether customers are among the columns. */
  readonly namesCustomers: boolean;
}

interface Column {
  /** Of the form for programs, as the API names it. */
  readonly key: string;
  readonly title: Words;
  cell(row: FigureRow, instant: (milliseconds: number) => Cell, rows: RowsFrame): Cell;
}

/** The columns, as `figureRows` answers them. */
const COLUMNS: readonly Column[] = [
  { key: 'occurredAt', title: { en: 'Date', fr: 'Date' }, cell: ({ at }, instant) => instant(at) },
  { key: 'dueAt', title: { en: 'Promised for', fr: 'Promis pour' }, cell: ({ due_at: at }, instant) => instant(at) },
  { key: 'matchedAt', title: { en: 'Followed', fr: 'Suite' }, cell: ({ matched_at: at }, instant) => instant(at) },
  { key: 'orderId', title: { en: 'Order', fr: 'Commande' }, cell: (row) => row.order_id },
  { key: 'customerId', title: { en: 'Customer', fr: 'Client' }, cell: (row) => row.customer_id },
  { key: 'variantId', title: { en: 'Variant', fr: 'Variante' }, cell: (row) => row.variant_id },
  { key: 'locationId', title: { en: 'Location', fr: 'Lieu' }, cell: (row) => row.location_id },
  { key: 'channelCode', title: { en: 'Channel', fr: 'Canal' }, cell: (row) => row.channel },
  { key: 'campaign', title: { en: 'Campaign', fr: 'Campagne' }, cell: (row) => row.campaign },
  {
    key: 'group',
    title: { en: 'Group', fr: 'Groupe' },
    cell: ({ side }, _instant, { compared }) => compared?.groups[side === 0 ? 0 : 1] ?? null,
  },
  {
    key: 'numerator',
    title: { en: 'Numerator', fr: 'Numérateur' },
    cell: ({ part }, _instant, { numerator, currency }) => ({ decimal: amountText(part, numerator, currency) }),
  },
  {
    key: 'denominator',
    title: { en: 'Denominator', fr: 'Dénominateur' },
    cell: ({ whole }, _instant, { denominator, currency }) => ({ decimal: amountText(whole, denominator, currency) }),
  },
];

/** "2026-11-22 14:03:05" as clocks of the zone show it, in French "22/11/2026 14:03:05"; empty where there is none. */
function instantOf({ form, zone }: FileFrame): (milliseconds: number) => Cell {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
  return (milliseconds) => {
    if (milliseconds === 0) return null;
    if (form === 'ISO') return new Date(milliseconds).toISOString();
    const local = format.format(milliseconds);
    return form === 'FR' ? local.replace(/^(\d+)-(\d+)-(\d+)/, '$3/$2/$1') : local;
  };
}

/** The lines of a file of the rows behind a figure: first the head, then rows as they come. */
export function figureFile(frame: FileFrame): { readonly head: string; lines(rows: readonly FigureRow[]): string } {
  const { rows: of, form, zone, namesCustomers } = frame;
  const language = form === 'FR' ? 'fr' : 'en';
  const instant = instantOf(frame);
  const columns = COLUMNS.filter(({ key }) => {
    if (key === 'group') return of.compared !== undefined;
    return namesCustomers || key !== 'customerId';
  });
  const titleOf = ({ key, title }: Column) => {
    if (form === 'ISO') return key;
    return key === 'occurredAt' ? `${title[language]} (${zone})` : title[language];
  };
  return {
    head: csvMark(form) + csvLines([columns.map(titleOf)], form),
    lines: (rows) =>
      csvLines(
        rows.map((row) => columns.map(({ cell }) => cell(row, instant, of))),
        form,
      ),
  };
}
