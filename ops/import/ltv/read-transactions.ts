import { isWordForNobody } from '../../../subgraphs/shared/placeholders.ts';
import { shown } from '../../cli/command-line.ts';
import { StartupError } from '../../cli/startup-error.ts';
import { currenciesOf } from '../amounts/currency-marks.ts';
import { type Exact, ONE, times } from '../amounts/exact.ts';
import { gatherEvidence, shownProof } from '../amounts/number-evidence.ts';
import { foundNumbers, NumberFault, type NumberReader, statedNumbers } from '../amounts/number-reader.ts';
import { readNumberText } from '../amounts/number-text.ts';
import type { CsvRow } from '../csv/rows.ts';
import { openSourceFile } from '../csv/source-file.ts';
import { readTable } from '../csv/table.ts';
import { type DateReader, dateFormatSchema, wallClockReader } from '../orders/dates.ts';
import type { LtvOptions } from './arguments.ts';
import { areAllPositions, isHeaderOf, type Places, placesIn } from './find-columns.ts';

const DAY_MS = 86_400_000;
const FORMATS = ['iso', 'yyyyMMdd', 'yyyy/MM/dd'];

export interface Transactions {
  readonly purchases: ReadonlyMap<string, Array<{ readonly day: number; readonly amount: number }>>;
  /** By customer, from the row of her first day. */
  readonly groupOf: ReadonlyMap<string, string>;
  readonly firstDay: number;
  readonly lastDay: number;
  readonly rows: number;
  /** Rows that name no customer, or write "NA" and the like in her place. */
  readonly nobody: number;
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
  const isHeader = isHeaderOf(columns);
  const source = openSourceFile(file, { isHeader });
  const ways = openWays();

  const purchases = new Map<string, Array<{ day: number; amount: number }>>();
  const groups = new Map<string, { day: number; group: string }>();
  let at: Places | undefined;
  let [rows, nobody, firstDay, lastDay] = [0, 0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for await (const row of readTable(source, isHeader)) {
    if (!at) {
      at = placesIn(row, columns);
      // With columns by position, a first row that can be read is one of the table.
      if (!areAllPositions(columns) || readDate(row.cells[at.date]?.trim() ?? '') === undefined) continue;
    }
    if (row.fault !== undefined) throw new StartupError(`Line ${row.line}: ${row.fault}.`);
    rows += 1;
    const customer = row.cells[at.customer]?.trim() ?? '';
    if (customer === '' || isWordForNobody(customer)) {
      nobody += 1;
      continue;
    }
    const day = dayOf(row, at.date, readDate);
    const known = purchases.get(customer);
    const units = at.quantity < 0 ? ONE : numberOf(row, at.quantity, numbers, 'quantity');
    const { digits, scale } = times(units, numberOf(row, at.amount, numbers, 'amount'));
    const purchase = { day, amount: Number(digits) / 10 ** scale };
    ways.note(row, at);
    if (known) known.push(purchase);
    else purchases.set(customer, [purchase]);
    firstDay = Math.min(firstDay, day);
    lastDay = Math.max(lastDay, day);
    if (at.groups < 0) continue;
    const first = groups.get(customer);
    if (!first || day < first.day) groups.set(customer, { day, group: row.cells[at.groups]?.trim() ?? '' });
  }
  if (decimal === undefined) ways.assertOneMark();
  if (purchases.size === 0) throw new StartupError(`${file} holds no purchase of a customer.`);
  return {
    purchases,
    groupOf: new Map([...groups].map(([customer, { group }]) => [customer, group])),
    firstDay,
    lastDay,
    rows,
    nobody,
  };
}

function dayOf({ cells, line }: CsvRow, column: number, read: DateReader): number {
  const cell = cells[column]?.trim() ?? '';
  const moment = read(cell);
  if (!moment) {
    throw new StartupError(
      `Line ${line}: "${shown(cell)}" is no date that is known; say --date-format, such as d/M/yyyy.`,
    );
  }
  const year = moment.getUTCFullYear();
  if (year < 1970 || year > 2199) throw new StartupError(`Line ${line}: "${shown(cell)}" is of the year ${year}.`);
  return Math.floor(moment.getTime() / DAY_MS);
}

function numberOf({ cells, line }: CsvRow, column: number, numbers: NumberReader, name: string): Exact {
  const cell = cells[column]?.trim() ?? '';
  try {
    if (cell.endsWith('%')) throw new NumberFault(`is no ${name}`);
    return numbers.number(cell);
  } catch (error) {
    if (error instanceof NumberFault)
      throw new StartupError(`Line ${line}: the ${name} "${shown(cell)}" ${error.message}.`);
    throw error;
  }
}

/** What all amounts of a file must have in common: their currency, and their decimal mark. */
interface Ways {
  /** @throws StartupError for an amount of another currency than those before. */
  note(row: CsvRow, at: Places): void;
  /** @throws StartupError where some amounts have a decimal point and others a comma. */
  assertOneMark(): void;
}

function openWays(): Ways {
  const evidence = gatherEvidence();
  let known: readonly string[] | undefined;
  const agree = (line: number, said: readonly string[] | null | undefined) => {
    if (!said) return;
    const agreed = known?.filter((code) => said.includes(code)) ?? said;
    if (agreed.length === 0) {
      throw new StartupError(
        `Line ${line}: the amount is in ${shown(said.join(' or '))}, and others before it in ${shown(known?.join(' or ') ?? '')}; put each currency into a file of its own.`,
      );
    }
    known = agreed;
  };
  return {
    note({ cells, line }, at) {
      const cell = cells[at.amount] ?? '';
      evidence.note(cell, line);
      agree(line, readNumberText(cell)?.currencies);
      const code = cells[at.currency]?.trim().toUpperCase();
      if (code) agree(line, currenciesOf(code) ?? [code]);
    },
    assertOneMark() {
      const [first, second] = [...evidence.proofs.values()].map(shownProof);
      if (second) {
        throw new StartupError(
          `Amounts are written in two ways, ${first} and ${second}: say --decimal . or --decimal ,.`,
        );
      }
    },
  };
}
