import type { Period } from '../../periods/model/period.ts';
import type { ReportScope } from '../../reports/model/report.ts';
import { placedCondition } from '../../reports/store/report-scope.ts';
import { integer, text } from '../../warehouse/store/columns.ts';
import { readSqlFiles } from '../../warehouse/store/sql-files.ts';
import type { Warehouse } from '../../warehouse/store/warehouse.ts';
import type { StoreOrders } from '../model/store-conversion.ts';

const footfallSql = readSqlFiles(new URL('../sql/', import.meta.url));

interface Asked extends Pick<ReportScope, 'generation' | 'storeIds'> {
  readonly period: Period;
  /** The shop's time zone, where orders are grouped by the hour. */
  readonly hoursIn: string | undefined;
}

/** Orders that were placed in stores, by store, day and channel; of all stores where none is named. */
export async function readStoreOrders(
  warehouse: Warehouse,
  { generation, period, storeIds, hoursIn }: Asked,
): Promise<StoreOrders[]> {
  const inPeriod = 'day >= {from:Date32} AND day < {to:Date32}';
  const inStores = storeIds.length > 0 ? 'store_id IN {storeIds:Array(String)}' : 'true';
  const statement = footfallSql('store_orders', {
    hour: hoursIn === undefined ? '0' : 'toHour(toTimeZone(occurred_at, {zone:String}))',
    in_period: inPeriod,
    in_stores: inStores,
    was_placed: placedCondition(inPeriod),
  });
  const params = { from: period.from, to: period.to, storeIds: [...storeIds], zone: hoursIn ?? 'UTC' };
  const rows = await warehouse.query(generation, statement, COLUMNS, params);
  return rows.map(({ store, sold_on: day, sold_at: hour, sold_in: channel, placed }) => ({
    storeId: store,
    day,
    hour,
    channel,
    orders: placed,
  }));
}

const COLUMNS = { store: text, sold_on: text, sold_at: integer, sold_in: text, placed: integer };
