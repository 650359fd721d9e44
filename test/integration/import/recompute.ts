/**
 * Figures straight from CSV files. Shares no code with the product on purpose: its own parser, its own arithmetic.
 * Net sales of a line are quantity x price x (1 - discount rate), rounded half up to the cent, once.
 */
import { readFileSync } from 'node:fs';

/** Figures of one channel in one quarter, amounts in cents. */
interface Figures {
  orders: number;
  units: number;
  gross: bigint;
  /** Sold, before returns. */
  net: bigint;
  returns: bigint;
  returnedUnits: number;
}

/** By "channel quarter", such as "STORE 2018-Q2". */
export type FigureTable = Map<string, Figures>;

/** Reads a comma-separated file whose cells may be quoted; every row as an object by column name. */
function readCsv(path: string): Array<Record<string, string>> {
  const text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (quoted) {
      if (c === '"' && text[i + 1] === '"') {
        cell += '"';
        i++;
      } else if (c === '"') quoted = false;
      else cell += c;
    } else if (c === '"') quoted = true;
    else if (c === ',') {
      row.push(cell);
      cell = '';
    } else if (c === '\n') {
      rows.push([...row, cell.replace(/\r$/, '')]);
      row = [];
      cell = '';
    } else cell += c;
  }
  if (cell !== '' || row.length > 0) rows.push([...row, cell]);
  const [header = [], ...body] = rows.filter((cells) => cells.length > 1 || cells[0] !== '');
  return body.map((cells) =>
    Object.fromEntries(header.map((name, index) => [name.trim(), (cells[index] ?? '').trim()])),
  );
}

/** "$1,963.10" as ten-thousandths. */
function tenThousandths(text: string): bigint {
  const [whole = '0', fraction = ''] = text.replace(/[$,]/g, '').split('.');
  return BigInt(whole) * 10_000n + BigInt(fraction.padEnd(4, '0'));
}

function halfUp(value: bigint, unit: bigint): bigint {
  return (value + unit / 2n) / unit;
}

function at(table: FigureTable, channel: string, year: number, month: number): Figures {
  const key = `${channel} ${year}-Q${Math.ceil(month / 3)}`;
  const known = table.get(key);
  if (known) return known;
  const fresh = { orders: 0, units: 0, gross: 0n, net: 0n, returns: 0n, returnedUnits: 0 };
  table.set(key, fresh);
  return fresh;
}

/** US regional sales: one line an order, dates day/month/year. */
export function recomputeRegionalSales(path: string, channels: Readonly<Record<string, string>>): FigureTable {
  const table: FigureTable = new Map();
  for (const row of readCsv(path)) {
    const [, month = 0, year = 0] = (row['OrderDate'] ?? '').split('/').map(Number);
    const figures = at(table, channels[row['Sales Channel'] ?? ''] ?? '?', year < 100 ? 2000 + year : year, month);
    const quantity = BigInt(row['Order Quantity'] ?? '0');
    const price = tenThousandths(row['Unit Price'] ?? '');
    const kept = 10_000n - tenThousandths(row['Discount Applied'] ?? '');
    figures.orders += 1;
    figures.units += Number(quantity);
    figures.gross += halfUp(quantity * price, 100n);
    figures.net += halfUp(quantity * price * kept, 1_000_000n);
  }
  return table;
}

/** Maven fuzzy factory: orders, their items, and refunds of items dated on their own day. */
export function recomputeFuzzyFactory(folder: string, channel: string): FigureTable {
  const table: FigureTable = new Map();
  const on = (moment: string) => at(table, channel, Number(moment.slice(0, 4)), Number(moment.slice(5, 7)));
  const placed = new Map<string, string>();
  for (const row of readCsv(`${folder}/orders.csv`)) {
    placed.set(row['order_id'] ?? '', row['created_at'] ?? '');
    on(row['created_at'] ?? '').orders += 1;
  }
  for (const row of readCsv(`${folder}/order_items.csv`)) {
    const figures = on(placed.get(row['order_id'] ?? '') ?? '');
    const price = halfUp(tenThousandths(row['price_usd'] ?? ''), 100n);
    figures.units += 1;
    figures.gross += price;
    figures.net += price;
  }
  for (const row of readCsv(`${folder}/order_item_refunds.csv`)) {
    const figures = on(row['created_at'] ?? '');
    figures.returns += halfUp(tenThousandths(row['refund_amount_usd'] ?? ''), 100n);
    figures.returnedUnits += 1;
  }
  return table;
}

/** CDNOW's purchase log: a purchase a row, columns apart by blanks, no header. */
export function recomputePurchaseLog(path: string, channel: string): FigureTable {
  const table: FigureTable = new Map();
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const [, , day = '', units = '', dollars = ''] = line.trim().split(/\s+/);
    if (day === '') continue;
    const figures = at(table, channel, Number(day.slice(0, 4)), Number(day.slice(4, 6)));
    const cents = halfUp(tenThousandths(dollars), 100n);
    figures.orders += 1;
    figures.units += Number(units);
    figures.gross += cents;
    figures.net += cents;
  }
  return table;
}
