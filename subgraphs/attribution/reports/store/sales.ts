import { FIGURES } from '../../metrics/model/catalog/sales.ts';
import { metricColumns } from '../../metrics/store/metric-columns.ts';
import { addDays } from '../../periods/model/business-day.ts';
import { type Comparison, distanceOf, type Period } from '../../periods/model/period.ts';
import { type Column, text } from '../../warehouse/store/columns.ts';
import type { Warehouse } from '../../warehouse/store/warehouse.ts';
import type { ReportScope } from '../model/report.ts';
import type { SalesDimension } from '../model/sales-dimension.ts';
import type { SalesRow } from '../model/sales-report.ts';
import { keyExpression } from './dimension-sql.ts';
import { FIGURE_COLUMNS, toFigures } from './figure-rows.ts';
import { dayExpression, reportSql, scopeCondition } from './report-scope.ts';

/** Rows one report may answer with. */
export const MAX_SALES_ROWS = 10_000;

/**
 * Moves a compared day onto the day it is compared with, so that both carry the same key; a date that a month has not is
 * its last, and none falls outside the period.
 */
export function alignedDay(day: string, comparison: Comparison, period: Period): string {
  const distance = distanceOf(period, comparison);
  if (!distance) return day;
  if ('days' in distance) return `addDays(${day}, ${distance.days})`;
  const moved = `greatest(addMonths(${day}, ${distance.months}), toDate32('${period.from}'))`;
  return `least(${moved}, toDate32('${addDays(period.to, -1)}'))`;
}

/**
 * Figures by any dimensions, in the order of their keys; without dimensions one row, the totals. An order whose lines
 * are of several categories counts once in each of them.
 */
export async function readSales(
  warehouse: Warehouse,
  scope: ReportScope,
  dimensions: readonly SalesDimension[],
  align: (day: string) => string = (day) => day,
): Promise<SalesRow[]> {
  const { where, params } = scopeCondition(scope);
  const day = align(dayExpression(scope.zone));
  const names = dimensions.map((_, index) => `key_${index}` as const);
  const keys = dimensions.map((dimension, index) => `${keyExpression(dimension, day)} AS key_${index}, `).join('');
  const statement = reportSql('sales', {
    keys,
    metrics: metricColumns(FIGURES, dimensions.includes('CATEGORY') ? 'category_orders' : 'orders'),
    where,
    group: names.length === 0 ? '' : `GROUP BY ${names.join(', ')}\nORDER BY ${names.join(', ')}`,
  });
  const keyColumns: Readonly<Record<`key_${number}`, Column<string>>> = Object.fromEntries(
    names.map((name) => [name, text]),
  );
  const columns: typeof keyColumns & typeof FIGURE_COLUMNS = { ...keyColumns, ...FIGURE_COLUMNS };
  const rows = await warehouse.query(scope.generation, statement, columns, params);
  return rows.map((row) => ({ keys: names.map((name) => row[name] ?? ''), figures: toFigures(row) }));
}
