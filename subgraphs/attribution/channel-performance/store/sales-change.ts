import { metricColumns } from '../../metrics/store/metric-columns.ts';
import type { ReportScope } from '../../reports/model/report.ts';
import { dayExpression, scopeCondition } from '../../reports/store/report-scope.ts';
import { bigint, boolean, text } from '../../warehouse/store/columns.ts';
import { readSqlFiles } from '../../warehouse/store/sql-files.ts';
import type { Warehouse } from '../../warehouse/store/warehouse.ts';
import type { NetSalesBy } from '../model/sales-change.ts';

const channelSql = readSqlFiles(new URL('../sql/', import.meta.url));

const COLUMNS = {
  by_channel: boolean,
  by_store: boolean,
  by_category: boolean,
  channel_key: text,
  store_key: text,
  category_key: text,
  net_sales: bigint,
};

/** Net sales of a period by channel, by store and by category, and of all, in one statement over the daily roll-up. */
export async function readNetSalesBy(warehouse: Warehouse, scope: ReportScope): Promise<NetSalesBy> {
  const { where, params } = scopeCondition(scope, dayExpression(scope.zone));
  const statement = channelSql('sales_change', { metrics: metricColumns(['net_sales']), where });
  const rows = await warehouse.query(scope.generation, statement, COLUMNS, params);
  const sums = { CHANNEL: new Map(), STORE: new Map(), CATEGORY: new Map() } as const;
  let total = 0n;
  for (const row of rows) {
    if (row.by_channel) sums.CHANNEL.set(row.channel_key, row.net_sales);
    else if (row.by_store) sums.STORE.set(row.store_key, row.net_sales);
    else if (row.by_category) sums.CATEGORY.set(row.category_key, row.net_sales);
    else total = row.net_sales;
  }
  return { total, by: sums };
}
