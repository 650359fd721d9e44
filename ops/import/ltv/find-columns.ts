import { shown } from '../../cli/command-line.ts';
import { StartupError } from '../../cli/startup-error.ts';
import type { CsvRow } from '../csv/rows.ts';
import { HEADER_WORDS, plainName } from '../orders/header-words.ts';
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
type Columns = LtvOptions['columns'];

/** Where the columns stand; -1 for one that is not read. */
export type Places = Readonly<Record<Role | 'quantity' | 'groups' | 'currency', number>>;

const isPosition = (column: string): boolean => /^[1-9]\d{0,3}$/.test(column);

/** A name of any script as it is compared: "Order-No." and "order no" are one. */
const lettersOf = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** The columns that a stated name or position means, or the first of the words that is there. */
function find(cells: readonly string[], stated: string | undefined, words: readonly string[]): number[] {
  const placesWhere = (is: (cell: string) => boolean) => cells.flatMap((cell, index) => (is(cell) ? [index] : []));
  if (stated !== undefined) {
    if (isPosition(stated)) return Number(stated) - 1 < cells.length ? [Number(stated) - 1] : [];
    const exact = placesWhere((cell) => cell.trim() === stated.trim());
    const letters = lettersOf(stated);
    return exact.length > 0 || letters === '' ? exact : placesWhere((cell) => lettersOf(cell) === letters);
  }
  const names = cells.map(plainName);
  const word = words.find((each) => names.includes(each));
  return word === undefined ? [] : placesWhere((cell) => plainName(cell) === word);
}

/** Whether a row names every column that is needed. */
export function isHeaderOf(columns: Columns): (cells: readonly string[]) => boolean {
  return (cells) => ROLES.every((role) => find(cells, columns[role], WORDS[role]).length > 0);
}

/** Whether all columns are told by position, so that the file may have no header. */
export function areAllPositions(columns: Columns): boolean {
  return ROLES.every((role) => isPosition(columns[role] ?? ''));
}

/** @throws StartupError for a column that is missing, or may be one of two. */
export function placesIn({ cells, line }: Pick<CsvRow, 'cells' | 'line'>, columns: Columns): Places {
  const header = `line ${line} is ${shown(cells.join(', '))}`;
  const one = (name: string, places: readonly number[]): number => {
    const [place = -1, second] = places;
    if (second === undefined) return place;
    throw new StartupError(
      `Two columns may be the ${name}, ${place + 1} and ${second + 1}: name one by its position, --${name} ${place + 1}; ${header}.`,
    );
  };
  const at = (role: Role): number => {
    const place = one(role, find(cells, columns[role], WORDS[role]));
    if (place >= 0) return place;
    const what =
      columns[role] === undefined
        ? `No column of the ${role} is found`
        : `There is no column "${shown(columns[role])}"`;
    throw new StartupError(`${what}: name it by --${role}; ${header}.`);
  };
  const ifStated = (name: 'quantity' | 'groups'): number => {
    const place = columns[name] === undefined ? -1 : one(name, find(cells, columns[name], []));
    if (columns[name] === undefined || place >= 0) return place;
    throw new StartupError(`There is no column "${shown(columns[name])}" for --${name}; ${header}.`);
  };
  const places = {
    customer: at('customer'),
    date: at('date'),
    amount: at('amount'),
    quantity: ifStated('quantity'),
    groups: ifStated('groups'),
    currency: areAllPositions(columns) ? -1 : (find(cells, undefined, HEADER_WORDS['currency'] ?? [])[0] ?? -1),
  };
  const isPrice = columns.amount === undefined && plainName(cells[places.amount] ?? '') === 'price';
  const [units] = find(cells, undefined, HEADER_WORDS['quantity'] ?? []);
  if (isPrice && places.quantity < 0 && units !== undefined) {
    throw new StartupError(
      `The price may be that of one unit: say --quantity "${shown(cells[units]?.trim() ?? '')}", or --amount with the column of what was paid; ${header}.`,
    );
  }
  return places;
}
