import { bigint, boolean, integer, text } from '../../warehouse/store/columns.ts';
import type { Warehouse } from '../../warehouse/store/warehouse.ts';
import type { StockRow } from '../model/stock-row.ts';
import type { StockScope } from '../model/stock-scope.ts';
import { afterKey, keyParams } from './missed-demand.ts';
import { locationsOf, positionsOf, stockParams, stockSql } from './stock-sql.ts';

const COLUMNS = {
  variant_id: text,
  product_id: text,
  location_id: text,
  location_kind: text,
  opening: integer,
  received_in: integer,
  sold_in: integer,
  available_now: integer,
  lying_now: integer,
  out_days: integer,
  observed_days: integer,
  daily_sold: bigint,
  excess: integer,
  idle_days: integer,
  is_in_warehouse: boolean,
  value_minor: bigint,
  stake_minor: bigint,
};

/**
 * A page of variants at locations, the most at stake first.
 * @param isValued whether by money at cost; by units where the reader may not see costs
 */
export async function readStockRows(
  warehouse: Warehouse,
  scope: StockScope,
  page: { readonly limit: number; readonly after: readonly string[] | undefined },
  isValued: boolean,
): Promise<StockRow[]> {
  const statement = stockSql('stock_rows', {
    positions: positionsOf(),
    locations: locationsOf(scope),
    cost: isValued ? 'ifNull(unit_cost, 0)' : '1',
    after: afterKey(page.after, 'stake_minor'),
  });
  const params = { ...stockParams(scope), ...keyParams(page.after), limit: page.limit + 1 };
  const rows = await warehouse.query(scope.generation, statement, COLUMNS, params, 'HEAVY');
  return rows.map((row) => ({
    variantId: row.variant_id,
    productId: row.product_id,
    locationId: row.location_id,
    locationKind: row.location_kind,
    opening: row.opening,
    received: row.received_in,
    sold: row.sold_in,
    available: row.available_now,
    onHand: row.lying_now,
    outDays: row.out_days,
    observedDays: row.observed_days,
    dailySold: row.daily_sold,
    excess: row.excess,
    idleDays: row.idle_days,
    isInWarehouse: row.is_in_warehouse,
    valueMinor: row.value_minor,
    stake: row.stake_minor,
  }));
}

const CLASS = { class: text, variants: integer, net_minor: bigint, value_minor: bigint };

/** Variants by what share of net sales they make. */
export async function readStockClasses(warehouse: Warehouse, scope: StockScope, sales: string, made?: string) {
  const statement = stockSql('stock_classes', { positions: positionsOf(made), locations: locationsOf(scope), sales });
  const rows = await warehouse.query(scope.generation, statement, CLASS, stockParams(scope), 'HEAVY');
  return rows.map((row) => ({
    name: row.class,
    variants: row.variants,
    netMinor: row.net_minor,
    valueMinor: row.value_minor,
  }));
}
