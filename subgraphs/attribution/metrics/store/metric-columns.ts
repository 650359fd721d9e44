import { readSqlFiles } from '../../warehouse/store/sql-files.ts';
import type { MetricKey } from '../model/metrics.ts';

const metricSql = readSqlFiles(new URL('../sql/', import.meta.url));

/** `<expression> AS <key>` for each metric, from its one file. */
export function metricColumns(keys: readonly MetricKey[], orderCount: 'orders' | 'category_orders' = 'orders'): string {
  return keys.map((key) => `(${metricSql(key, { order_count: orderCount })}\n) AS ${key}`).join(',\n    ');
}
