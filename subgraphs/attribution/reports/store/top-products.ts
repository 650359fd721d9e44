import { FIGURES } from '../../metrics/model/metrics.ts';
import { metricColumns } from '../../metrics/store/metric-columns.ts';
import type { Warehouse } from '../../warehouse/store/warehouse.ts';
import type { ProductFigures } from '../model/overview.ts';
import type { ReportScope } from '../model/report.ts';
import { type FigureRow, toFigures } from './figure-rows.ts';
import { reportSql, scopeCondition } from './report-scope.ts';

/** The ten products of the highest net sales. */
export async function readTopProducts(warehouse: Warehouse, scope: ReportScope): Promise<ProductFigures[]> {
  const { where, params } = scopeCondition(scope);
  const text = reportSql('top_products', { metrics: metricColumns(FIGURES), where });
  const rows = await warehouse.query<FigureRow & { product_id: string }>(scope.generation, text, params);
  return rows.map((row) => ({ productId: row.product_id, figures: toFigures(row) }));
}
