import { basename } from 'node:path';
import { stringify } from 'yaml';
import { StartupError } from '../../cli/startup-error.ts';
import { gatherEvidence, provenMark } from '../amounts/number-evidence.ts';
import { openSourceFile } from '../csv/source-file.ts';
import { readTable } from '../csv/table.ts';
import { dateReader } from './dates.ts';
import { HEADER_WORDS, plainName } from './header-words.ts';

/** Mappings that come with the project, by columns that no other system has. */
const SHIPPED: ReadonlyArray<readonly [string, readonly string[]]> = [
  ['shopify_orders', ['name', 'financialstatus', 'createdat', 'lineitemquantity', 'lineitemprice', 'taxes']],
  ['woocommerce_orders', ['ordernumber', 'orderstatus', 'itemname', 'itemcost', 'quantity']],
];

/** Formats that are tried on the dates of a file; the one that alone fits all of them is sure. */
const NAMED_FORMATS = ['iso', 'serial', 'epoch', 'epochMillis'];
const DAYS = ['d/M/yyyy', 'M/d/yyyy', 'd.M.yyyy', 'd-M-yyyy', 'yyyy/M/d', 'yyyyMMdd'];
const TIMES = ['', ' H:mm', ' H:mm:ss', ' h:mm a'];

/** Rows that are asked how they write dates and numbers. */
const ASKED_ROWS = 5_000;

/** Fields of which numbers are read. */
const NUMBERS = ['quantity', 'unitPrice', 'total', 'discountAmount', 'discountTotal', 'unitCost', 'shipping'];

export interface Suggestion {
  /** A mapping that comes with the project fits the file: its name. */
  readonly shipped: string | undefined;
  /** The mapping as far as the file says it. */
  readonly yaml: string;
  /** What the operator must still say. */
  readonly open: readonly string[];
}

/**
 * Reads a file's header and first rows and writes what is sure of a mapping; what may be two things is left open.
 * @throws StartupError when no row names a column that is known.
 */
export async function suggestMapping(path: string): Promise<Suggestion> {
  const rows: Array<readonly string[]> = [];
  for await (const { cells } of readTable(openSourceFile(path), isKnownHeader)) {
    rows.push(cells);
    if (rows.length > ASKED_ROWS) break;
  }
  const [header = [], ...body] = rows;
  const names = new Set(header.map(plainName));
  const shipped = SHIPPED.find(([, needed]) => needed.every((name) => names.has(name)))?.[0];
  const fields = fieldsOf(header);
  if (fields.size === 0)
    throw new StartupError(`${path}: no column of its first row is known; its mapping must be written.`);
  const columnOf = (field: string) => {
    const index = header.indexOf(fields.get(field) ?? '');
    return index < 0 ? [] : body.map((cells) => cells[index]?.trim() ?? '').filter((cell) => cell !== '');
  };
  const dates = findDates(columnOf('placedAt'));
  const mark = findMark(NUMBERS.map(columnOf));
  const currency = fields.get('currency');
  const words = [...new Set(columnOf('status').map((word) => word.toLowerCase()))].sort();
  fields.delete('currency');
  const mapping = {
    name: nameOf(path),
    ...(currency === undefined ? {} : { currency }),
    zone: 'shop',
    ...(dates.length === 1 ? { dates } : {}),
    ...(mark === null ? {} : { numbers: { decimal: mark } }),
    createChannels: 'ONLINE',
    ...(fields.has('store') ? { stores: { name: '{}' } } : {}),
    ...(fields.has('status') ? { statuses: { sale: [], canceled: [], leaveOut: [] } } : {}),
    files: [{ role: 'lines', ...Object.fromEntries(fields) }],
  };
  const open = [
    ...(currency === undefined ? ['currency, such as { constant: EUR }'] : []),
    ...(dates.length === 1 ? [] : [dates.length > 1 ? `dates: ${dates.join(' or ')}` : 'dates, such as [d/M/yyyy]']),
    ...(mark === null ? ['numbers, where an amount may be two'] : []),
    ...(fields.has('status') ? [`statuses: which of ${words.join(', ')} are sales`] : []),
    ...(fields.has('channel') ? [] : ['defaultChannel, such as WEB']),
    ...['order', 'placedAt', 'quantity'].filter((field) => !fields.has(field)),
    ...(fields.has('unitPrice') || fields.has('total')
      ? ['taxIncluded, where prices have tax in them']
      : ['unitPrice or total']),
  ];
  const head = [
    `A first mapping of ${basename(path)}: what its columns say for sure.`,
    'Still to be said:',
    ...open.map((one) => `- ${one}`),
  ];
  return { shipped, yaml: `${head.map((line) => `# ${line}`).join('\n')}\n${stringify(mapping)}`, open };
}

function isKnownHeader(cells: readonly string[]): boolean {
  return fieldsOf(cells).size >= 3;
}

/** The columns that mean one field, where no other column means it too. */
function fieldsOf(header: readonly string[]): Map<string, string> {
  return new Map(
    Object.entries(HEADER_WORDS).flatMap(([field, words]) => {
      const columns = header.filter((cell) => words.includes(plainName(cell)));
      const [only] = columns;
      return only !== undefined && columns.length === 1 ? [[field, only] as const] : [];
    }),
  );
}

/** Every format that all dates fit. */
function findDates(cells: readonly string[]): string[] {
  if (cells.length === 0) return [];
  const formats = [...NAMED_FORMATS, ...DAYS.flatMap((day) => TIMES.map((time) => day + time))];
  return formats.filter((format) => {
    const read = dateReader([format], 'UTC');
    return cells.every((cell) => read(cell) !== undefined);
  });
}

function findMark(columns: ReadonlyArray<readonly string[]>): '.' | ',' | null {
  const evidence = gatherEvidence();
  for (const cells of columns) for (const cell of cells) evidence.note(cell, 0);
  return provenMark(evidence);
}

function nameOf(path: string): string {
  const name = basename(path)
    .replace(/\.[^.]*$/, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 60);
  return name === '' ? 'orders' : name;
}
