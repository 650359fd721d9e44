import { isWordForNobody } from '../../../subgraphs/shared/placeholders.ts';
import { shown } from '../../cli/command-line.ts';
import { StartupError } from '../../cli/startup-error.ts';
import { foundNumbers, NumberFault, type NumberReader, statedNumbers } from '../amounts/number-reader.ts';
import type { CsvRow } from '../csv/rows.ts';
import { openSourceFile } from '../csv/source-file.ts';
import { readTable } from '../csv/table.ts';
import { type DateReader, dateFormatSchema, wallClockReader } from '../orders/dates.ts';
import { plainName } from '../orders/header-words.ts';
import type { LtvOptions } from './arguments.ts';

/** Names of columns that are found, as `plainName` writes them. */
const WORDS = {
  customer: [
    'customerid',
    'customer',
    'custid',
    'customerkey',
    'customernumber',
    'clientid',
    'client',
    'userid',
    'email',
    'idclient',
  ],
  date: [
    'date',
    'orderdate',
    'invoicedate',
    'transactiondate',
    'purchasedate',
    'orderedat',
    'placedat',
    'createdat',
    'day',
    'datecommande',
  ],
  amount: [
    'amount',
    'total',
    'netsales',
    'sales',
    'revenue',
    'ordertotal',
    'totalamount',
    'spend',
    'value',
    'price',
    'montant',
    'montantht',
  ],
} as const;
type Role = keyof typeof WORDS;
const ROLES = Object.keys(WORDS) as Role[];

const DAY_MS = 86_400_000;
const FORMATS = ['iso', 'yyyyMMdd', 'yyyy/MM/dd'];

export interface Transactions {
  readonly purchases: ReadonlyMap<string, Array<{ readonly day: number; readonly amount: number }>>;
  /** By customer, from the row of her first day. */
  readonly groupOf: ReadonlyMap<string, string>;
  readonly lastDay: number;
  readonly rows: number;
  /** Rows that name no customer, or write "NA" and the like in her place. */
  readonly nobody: number;
}

const isPosition = (column: string): boolean => /^[1-9]\d{0,3}$/.test(column);

/** A name of any script as it is compared: "Order-No." and "order no" are one. */
const lettersOf = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

function find(cells: readonly string[], stated: string | undefined, words: readonly string[]): number {
  if (stated !== undefined) {
    if (isPosition(stated)) return Number(stated) - 1 < cells.length ? Number(stated) - 1 : -1;
    const exact = cells.findIndex((cell) => cell.trim() === stated.trim());
    const letters = lettersOf(stated);
    return exact >= 0 || letters === '' ? exact : cells.findIndex((cell) => lettersOf(cell) === letters);
  }
  const names = cells.map(plainName);
  const [word] = words.filter((each) => names.includes(each));
  return word === undefined ? -1 : names.indexOf(word);
}

/**
 * Reads who bought when for how much.
 * @throws StartupError that names the column that is missing, or the line and cell that cannot be read.
 */
export async function readTransactions({ file, columns, dateFormat, decimal }: LtvOptions): Promise<Transactions> {
  if (dateFormat !== undefined) {
    const checked = dateFormatSchema.safeParse(dateFormat);
    if (!checked.success)
      throw new StartupError(`--date-format ${checked.error.issues[0]?.message ?? 'is no format'}.`);
  }
  const readDate = wallClockReader(dateFormat === undefined ? FORMATS : [dateFormat]);
  const numbers =
    decimal === undefined
      ? foundNumbers(null, 'say --decimal . or --decimal ,')
      : statedNumbers({ decimal, thousands: decimal === '.' ? ',' : '.' });
  const isAllStated = ROLES.every((role) => columns[role] !== undefined && isPosition(columns[role] ?? ''));
  const isHeader = (cells: readonly string[]) => ROLES.every((role) => find(cells, columns[role], WORDS[role]) >= 0);
  const source = openSourceFile(file, { isHeader });

  const purchases = new Map<string, Array<{ day: number; amount: number }>>();
  const groups = new Map<string, { day: number; group: string }>();
  let at: Record<Role | 'groups', number> | undefined;
  let [rows, nobody, lastDay] = [0, 0, Number.NEGATIVE_INFINITY];
  for await (const row of readTable(source, isHeader)) {
    if (!at) {
      at = columnsOf(row, columns);
      // With columns by position, a first row that can be read is one of the table.
      if (!isAllStated || readDate(row.cells[at.date]?.trim() ?? '') === undefined) continue;
    }
    rows += 1;
    const customer = row.cells[at.customer]?.trim() ?? '';
    if (customer === '' || isWordForNobody(customer)) {
      nobody += 1;
      continue;
    }
    const day = dayOf(row, at.date, readDate);
    const known = purchases.get(customer);
    const purchase = { day, amount: amountOf(row, at.amount, numbers) };
    if (known) known.push(purchase);
    else purchases.set(customer, [purchase]);
    lastDay = Math.max(lastDay, day);
    if (at.groups < 0) continue;
    const first = groups.get(customer);
    if (!first || day < first.day) groups.set(customer, { day, group: row.cells[at.groups]?.trim() ?? '' });
  }
  if (purchases.size === 0) throw new StartupError(`${file} holds no purchase of a customer.`);
  return {
    purchases,
    groupOf: new Map([...groups].map(([customer, { group }]) => [customer, group])),
    lastDay,
    rows,
    nobody,
  };
}

function columnsOf({ cells, line }: CsvRow, columns: LtvOptions['columns']): Record<Role | 'groups', number> {
  const at = (role: Role) => {
    const index = find(cells, columns[role], WORDS[role]);
    if (index >= 0) return index;
    const what =
      columns[role] === undefined
        ? `No column of the ${role} is found`
        : `There is no column "${shown(columns[role])}"`;
    throw new StartupError(`${what}: name it by --${role}; line ${line} is ${shown(cells.join(', '))}.`);
  };
  const groups = columns.groups === undefined ? -1 : find(cells, columns.groups, []);
  if (columns.groups !== undefined && groups < 0) {
    throw new StartupError(
      `There is no column "${shown(columns.groups)}" for --groups; line ${line} is ${shown(cells.join(', '))}.`,
    );
  }
  return { customer: at('customer'), date: at('date'), amount: at('amount'), groups };
}

function dayOf({ cells, line }: CsvRow, column: number, read: DateReader): number {
  const cell = cells[column]?.trim() ?? '';
  const moment = read(cell);
  if (!moment) {
    throw new StartupError(
      `Line ${line}: "${shown(cell)}" is no date that is known; say --date-format, such as d/M/yyyy.`,
    );
  }
  return Math.floor(moment.getTime() / DAY_MS);
}

function amountOf({ cells, line }: CsvRow, column: number, numbers: NumberReader): number {
  const cell = cells[column]?.trim() ?? '';
  try {
    const { digits, scale } = numbers.number(cell);
    return Number(digits) / 10 ** scale;
  } catch (error) {
    if (error instanceof NumberFault)
      throw new StartupError(`Line ${line}: the amount "${shown(cell)}" ${error.message}.`);
    throw error;
  }
}
