import type { Page } from 'playwright-core';
import type { FigureTable } from '../../integration/import/recompute.ts';

/** What one row of the overview's table of channels says, amounts in cents. */
export interface TableFigures {
  readonly orders: number;
  readonly units: number;
  readonly returnedUnits: number;
  readonly gross: bigint;
  readonly discounts: bigint;
  readonly returns: bigint;
  readonly net: bigint;
}

export interface ChannelTable {
  /** By the channel's name. */
  readonly channels: ReadonlyMap<string, TableFigures>;
  readonly total: TableFigures;
}

/** Heads of the columns as people read them, in the order of `TableFigures`. */
const HEADS = {
  'fr-FR': [
    'Commandes',
    'Articles vendus',
    'Articles rendus',
    'Ventes brutes',
    'Remises',
    'Retours',
    'Chiffre d’affaires net',
  ],
  'en-GB': ['Orders', 'Units sold', 'Units returned', 'Gross sales', 'Discounts', 'Returns', 'Net sales'],
} as const;
const TITLE = { 'fr-FR': 'Canaux', 'en-GB': 'Channels' } as const;

/** Digits with their sign, whatever parts thousands and decimals: cents of amounts, counts as they are. */
function digits(text: string): bigint {
  const size = BigInt(text.replaceAll(/\D/g, ''));
  return /[-−]/.test(text) ? -size : size;
}

/** Reads the table as it stands on the page. */
export async function readChannelTable(page: Page, locale: keyof typeof HEADS): Promise<ChannelTable> {
  const table = page.getByRole('region', { name: TITLE[locale], exact: true }).locator('table');
  const rows = await table
    .locator('tr')
    .evaluateAll((found) =>
      found.map((row) => [...row.querySelectorAll('th, td')].map((cell) => cell.textContent?.trim() ?? '')),
    );
  const [head = [], ...body] = rows;
  const columns = HEADS[locale].map((name) => head.indexOf(name));
  if (columns.includes(-1)) throw new Error(`a column is missing: ${head.join(' | ')}`);
  const read = (cells: readonly string[]): TableFigures => {
    const [orders = 0n, units = 0n, returnedUnits = 0n, gross = 0n, discounts = 0n, returns = 0n, net = 0n] =
      columns.map((column) => digits(cells[column] ?? ''));
    const counts = { orders: Number(orders), units: Number(units), returnedUnits: Number(returnedUnits) };
    return { ...counts, gross, discounts, returns, net };
  };
  const total = body.pop() ?? [];
  return { channels: new Map(body.map((cells) => [cells[0] ?? '', read(cells)])), total: read(total) };
}

/** The recomputed figures of one quarter, or of all, as the table must say them. */
export function toTableRows(
  expected: FigureTable,
  nameOf: ReadonlyMap<string, string>,
  quarter?: string,
): ChannelTable {
  const channels = new Map<string, TableFigures>();
  let total: TableFigures = { orders: 0, units: 0, returnedUnits: 0, gross: 0n, discounts: 0n, returns: 0n, net: 0n };
  for (const [key, { orders, units, returnedUnits, gross, net: sold, returns }] of expected) {
    const [channel = '', when] = key.split(' ');
    if (quarter !== undefined && when !== quarter) continue;
    const figures = { orders, units, returnedUnits, gross, discounts: gross - sold, returns, net: sold - returns };
    channels.set(nameOf.get(channel) ?? channel, figures);
    total = {
      orders: total.orders + orders,
      units: total.units + units,
      returnedUnits: total.returnedUnits + returnedUnits,
      gross: total.gross + gross,
      discounts: total.discounts + figures.discounts,
      returns: total.returns + returns,
      net: total.net + figures.net,
    };
  }
  return { channels, total };
}

/** In one order, so that two tables can be compared. */
export function sorted(channels: ReadonlyMap<string, TableFigures>): [string, TableFigures][] {
  return [...channels].sort(([a], [b]) => (a < b ? -1 : 1));
}
