import { bigint, boolean, integer, text } from '../../warehouse/store/columns.ts';
import type { Warehouse } from '../../warehouse/store/warehouse.ts';
import type { StockScope } from '../model/stock-scope.ts';
import type { StockSums } from '../model/stock-sums.ts';
import { locationsOf, positionsOf, quotientColumns, stockParams, stockSql } from './stock-sql.ts';

const QUOTIENTS = quotientColumns([
  'sell_through',
  'days_of_stock_left',
  'stock_out_rate',
  'stock_out_time_share',
  'stock_out_demand_share',
  'avoidable_stock_out_rate',
  'aged_stock_90',
  'aged_stock_180',
]);
const COLUMNS = {
  ...QUOTIENTS.columns,
  by_location: boolean,
  location_id: text,
  location_kind: text,
  active: integer,
  holding_minor: bigint,
  gmroi_whole: bigint,
  stock_value_part: bigint,
  stock_value_valued: bigint,
  stock_value_whole: bigint,
};

/** Stock of all asked locations together, and of each. */
export async function readStockTotals(
  warehouse: Warehouse,
  scope: StockScope,
  made?: string,
): Promise<{ all: StockSums | undefined; byLocation: Map<string, StockSums> }> {
  const metrics = [QUOTIENTS.metrics, stockSql('gmroi'), stockSql('stock_value')].join(',\n    ');
  const statement = stockSql('stock_totals', {
    metrics,
    holding_cost: stockSql('holding_cost'),
    positions: positionsOf(made),
    locations: locationsOf(scope),
  });
  const rows = await warehouse.query(scope.generation, statement, COLUMNS, stockParams(scope), 'HEAVY');
  let all: StockSums | undefined;
  const byLocation = new Map<string, StockSums>();
  for (const row of rows) {
    const sums: StockSums = {
      kind: row.location_kind,
      active: row.active,
      quotients: QUOTIENTS.partsOf(row),
      holdingMinor: row.holding_minor,
      stockMinorDays: row.gmroi_whole,
      valueMinor: row.stock_value_part,
      valuedUnits: row.stock_value_valued,
      units: row.stock_value_whole,
    };
    if (row.by_location) byLocation.set(row.location_id, sums);
    else all = sums;
  }
  return { all, byLocation };
}
