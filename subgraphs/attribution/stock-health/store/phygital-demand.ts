import type { BusinessDay } from '../../periods/model/business-day.ts';
import { dayExpression, placedCondition, scopeCondition } from '../../reports/store/report-scope.ts';
import { boolean, integer, text } from '../../warehouse/store/columns.ts';
import type { Warehouse } from '../../warehouse/store/warehouse.ts';
import type { Parts } from '../model/quotient.ts';
import type { StockScope } from '../model/stock-scope.ts';
import { channelsOf, locationsOf, quotientColumns, stockParams, stockSql } from './stock-sql.ts';

/** Requests of pickup, e-reservation and ship-from-store, of all orders and requests. */
export interface PhygitalDemand {
  readonly share: Parts;
  readonly pickups: number;
  readonly reservations: number;
  readonly shippedFromStores: number;
  readonly refused: number;
}

const SHARE = quotientColumns(['phygital_demand_share']);
const COLUMNS = {
  ...SHARE.columns,
  by_bucket: boolean,
  bucket_day: text,
  pickups: integer,
  reservations: integer,
  shipped_from_stores: integer,
  refused: integer,
};
const NONE: PhygitalDemand = {
  share: { part: 0n, whole: 0n },
  pickups: 0,
  reservations: 0,
  shippedFromStores: 0,
  refused: 0,
};

/** Conditions on orders, and on requests of services that are none. */
export function demandConditions(scope: StockScope) {
  const sales = scopeCondition(scope).where;
  return {
    sales,
    placed: placedCondition(sales),
    day: dayExpression(scope.zone),
    stores: locationsOf(scope, 'store_id'),
    channels: channelsOf(scope),
  };
}

/** Demand for services that join store and web, in all and by day or week. */
export async function readPhygitalDemand(
  warehouse: Warehouse,
  scope: StockScope,
  unit: 'day' | 'week',
): Promise<{ all: PhygitalDemand; byBucket: Map<BusinessDay, PhygitalDemand> }> {
  const conditions = demandConditions(scope);
  const { day } = conditions;
  const bucket = unit === 'day' ? day : `greatest(toDate32(toMonday(${day})), {from:Date32})`;
  const statement = stockSql('phygital_demand', {
    ...conditions,
    bucket,
    metrics: SHARE.metrics,
  });
  const rows = await warehouse.query(scope.generation, statement, COLUMNS, stockParams(scope));
  let all = NONE;
  const byBucket = new Map<BusinessDay, PhygitalDemand>();
  for (const row of rows) {
    const demand = {
      share: SHARE.partsOf(row).phygital_demand_share,
      pickups: row.pickups,
      reservations: row.reservations,
      shippedFromStores: row.shipped_from_stores,
      refused: row.refused,
    };
    if (row.by_bucket) byBucket.set(row.bucket_day, demand);
    else all = demand;
  }
  return { all, byBucket };
}
