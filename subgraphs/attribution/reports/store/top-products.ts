import { FIGURES } from '../../metrics/model/catalog/sales.ts';
import { metricColumns } from '../../metrics/store/metric-columns.ts';
import { text } from '../../warehouse/store/columns.ts';
import type { Warehouse } from '../../warehouse/store/warehouse.ts';
import type { ProductFigures } from '../model/overview.ts';
import type { ReportScope } from '../model/report.ts';
import { FIGURE_COLUMNS, toFigures } from './figure-rows.ts';
import { reportSql, scopeCondition } from './report-scope.ts';

/** The ten products of the highest net sales. */
export async function readTopProducts(warehouse: Warehouse, scope: ReportScope): Promise<ProductFigures[]> {
  const { where, params } = scopeCondition(scope);
  const statement = reportSql('top_products', { metrics: metricColumns(FIGURES), where });
  const columns = { ...FIGURE_COLUMNS, product_id: text };
  const rows = await warehouse.query(scope.generation, statement, columns, params);
  return rows.map((row) => ({ productId: row.product_id, figures: toFigures(row) }));
}
