import { bigint, boolean, integer, text } from '../../warehouse/store/columns.ts';
import type { Warehouse } from '../../warehouse/store/warehouse.ts';
import type { ParadoxRow } from '../model/stock-row.ts';
import type { StockScope } from '../model/stock-scope.ts';
import type { MissedSums } from '../model/stock-sums.ts';
import { holdersOf, quotientColumns, stockParams, stockSql } from './stock-sql.ts';

const RATE = quotientColumns(['paradoxical_stock_out_rate']);
const TOTALS = { ...RATE.columns, by_location: boolean, location_id: text, lost_minor: bigint };

/** Online requests without stock: in all, and by the store that had the goods. */
export async function readMissedDemand(
  warehouse: Warehouse,
  scope: StockScope,
): Promise<{ all: MissedSums; byLocation: Map<string, MissedSums> }> {
  const statement = stockSql('missed_totals', { metrics: RATE.metrics, holders: holdersOf(scope) });
  const rows = await warehouse.query(scope.generation, statement, TOTALS, stockParams(scope), 'HEAVY');
  let all: MissedSums = { requests: { part: 0n, whole: 0n }, lostMinor: 0n };
  const byLocation = new Map<string, MissedSums>();
  for (const row of rows) {
    const sums = { requests: RATE.partsOf(row).paradoxical_stock_out_rate, lostMinor: row.lost_minor };
    if (!row.by_location) all = sums;
    else if (row.location_id !== '') byLocation.set(row.location_id, sums);
  }
  return { all, byLocation };
}

const ROW = {
  variant_id: text,
  location_id: text,
  requests: integer,
  asked: integer,
  held: integer,
  lost_minor: bigint,
};

/** A page of variants and the stores that had them, the most lost money first. */
export async function readParadoxRows(
  warehouse: Warehouse,
  scope: StockScope,
  page: { readonly limit: number; readonly after: readonly string[] | undefined },
): Promise<ParadoxRow[]> {
  const statement = stockSql('missed_rows', { holders: holdersOf(scope), after: afterKey(page.after, 'lost_minor') });
  const params = { ...stockParams(scope), ...keyParams(page.after), limit: page.limit + 1 };
  const rows = await warehouse.query(scope.generation, statement, ROW, params, 'HEAVY');
  return rows.map((row) => ({
    variantId: row.variant_id,
    locationId: row.location_id,
    requests: row.requests,
    unitsAsked: row.asked,
    unitsHeld: row.held,
    lostMinor: row.lost_minor,
  }));
}

/** The condition of rows behind a key of an amount that falls, a variant and a location. */
export const afterKey = (after: readonly string[] | undefined, amount: string): string =>
  after === undefined
    ? '1'
    : `(${amount} < {afterAmount:Int64} OR (${amount} = {afterAmount:Int64}
        AND (variant_id, location_id) > ({afterVariant:String}, {afterLocation:String})))`;

export function keyParams(after: readonly string[] | undefined): Readonly<Record<string, unknown>> {
  if (after === undefined) return {};
  const [amount, afterVariant, afterLocation] = after;
  return { afterAmount: amount, afterVariant, afterLocation };
}
