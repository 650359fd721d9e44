import type { ReportScope } from '../../reports/model/report.ts';
import { scopeCondition } from '../../reports/store/report-scope.ts';
import { bigint, text } from '../../warehouse/store/columns.ts';
import { readSqlFiles } from '../../warehouse/store/sql-files.ts';
import type { Warehouse } from '../../warehouse/store/warehouse.ts';
import type { Catchment, SentOrders } from '../model/catchment-sales.ts';

const statement = readSqlFiles(new URL('../sql/', import.meta.url));

/** Remote orders by the catchment that they were sent into; under the empty text all whose destination is known. */
export async function readSentOrders(
  warehouse: Warehouse,
  scope: ReportScope,
  catchments: readonly Catchment[],
): Promise<Map<string, SentOrders>> {
  if (catchments.length === 0) return new Map();
  const { where, params } = scopeCondition({ ...scope, storeIds: [] });
  const pairs = catchments.flatMap(({ storeId, countryCode, codes }) =>
    codes.map((code) => ({ storeId, code, countryCode })),
  );
  const asked = {
    ...params,
    stores: pairs.map(({ storeId }) => storeId),
    codes: pairs.map(({ code }) => code),
    countries: pairs.map(({ countryCode }) => countryCode),
  };
  const columns = { store_id: text, net_minor: bigint, placed_orders: bigint };
  const sql = statement('catchment_online_uplift', { where });
  const rows = await warehouse.query(scope.generation, sql, columns, asked, 'HEAVY');
  return new Map(rows.map((row) => [row.store_id, { netMinor: row.net_minor, orders: Number(row.placed_orders) }]));
}
