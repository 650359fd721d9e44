import type { RequestContext } from '#kernel/request/context.ts';
import { ValidationError } from '#kernel/values/errors.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { AttributionDeps } from '../deps.ts';
import { checkDimensions, dimensionLabel, isTime, type SalesDimension } from './model/sales-dimension.ts';
import { planReport, type ReportPlan, type ReportRequest } from './report-request.ts';
import { type SalesFigures, toSalesFigures } from './sales-figures.ts';
import { NO_FIGURES } from './store/overview.ts';
import { alignedDay, MAX_SALES_ROWS, readSales, type SalesRow } from './store/sales.ts';

export interface DimensionKey {
  readonly dimension: SalesDimension;
  readonly value: string;
  readonly label: string;
}
export interface SalesReportRow extends SalesFigures {
  readonly keys: readonly DimensionKey[];
  readonly previous: SalesFigures | null;
}
export interface SalesReport {
  readonly currencyCode: string;
  readonly currencies: readonly string[];
  readonly zone: string;
  readonly asOf: Date;
  readonly rows: readonly SalesReportRow[];
  readonly totals: SalesReportRow;
}

/** Rows of the period with those they are compared with; a key that sold only before stays, with zero now. */
function joinRows(
  dimensions: readonly SalesDimension[],
  now: readonly SalesRow[],
  before: readonly SalesRow[] | undefined,
  currency: string,
): SalesReportRow[] {
  const keyOf = (row: SalesRow): string => JSON.stringify(row.keys);
  const previous = new Map(before?.map((row) => [keyOf(row), row]));
  const known = new Set(now.map(keyOf));
  const gone = (before ?? [])
    .filter((row) => !known.has(keyOf(row)))
    .map((row) => ({ keys: row.keys, figures: NO_FIGURES }));
  const rows = [...now, ...gone].map((row) => {
    const old = previous.get(keyOf(row))?.figures ?? (before ? NO_FIGURES : undefined);
    return {
      keys: dimensions.map((dimension, index) => {
        const value = row.keys[index] ?? '';
        return { dimension, value, label: dimensionLabel(dimension, value) };
      }),
      ...toSalesFigures(row.figures, currency),
      previous: old ? toSalesFigures(old, currency) : null,
    };
  });
  const byKeys = (a: SalesReportRow, b: SalesReportRow): number =>
    a.keys.map((key) => key.value).join('\u0000') < b.keys.map((key) => key.value).join('\u0000') ? -1 : 1;
  const byNetSales = (a: SalesReportRow, b: SalesReportRow): number =>
    a.netSales.minor === b.netSales.minor ? byKeys(a, b) : a.netSales.minor > b.netSales.minor ? -1 : 1;
  return rows.sort(dimensions.some(isTime) ? byKeys : byNetSales);
}

async function makeReport(
  deps: AttributionDeps,
  plan: ReportPlan,
  request: ReportRequest,
  dimensions: readonly SalesDimension[],
): Promise<SalesReport> {
  const { warehouse } = deps;
  const align = (day: string) => alignedDay(day, request.compare ?? 'NONE', plan.scope.period);
  const [now, totals, before, totalsBefore] = await Promise.all([
    readSales(warehouse, plan.scope, dimensions),
    readSales(warehouse, plan.scope, []),
    plan.previous && readSales(warehouse, plan.previous, dimensions, align),
    plan.previous && readSales(warehouse, plan.previous, []),
  ]);
  if (Math.max(now.length, before?.length ?? 0) > MAX_SALES_ROWS) {
    const message = `gives more than ${MAX_SALES_ROWS} rows: take fewer or coarser dimensions, or a shorter period`;
    throw new ValidationError([{ path: 'groupBy', message }]);
  }
  const { currency } = plan.scope;
  const [total] = joinRows([], totals, totalsBefore, currency);
  return {
    currencyCode: currency,
    currencies: plan.currencies,
    zone: plan.zone,
    asOf: deps.clock.now(),
    rows: dimensions.length === 0 ? [] : joinRows(dimensions, now, before, currency),
    totals: total ?? { keys: [], ...toSalesFigures(NO_FIGURES, currency), previous: null },
  };
}

/**
 * Sales by any dimensions over any period, with comparison.
 * @throws ForbiddenError | ValidationError; UnavailableError while the analytics engine is down.
 */
export async function getSalesReport(
  deps: AttributionDeps,
  context: RequestContext,
  request: ReportRequest,
  dimensions: readonly SalesDimension[],
): Promise<SalesReport> {
  assertCan(context.actor, 'reports:read');
  checkDimensions(dimensions);
  const plan = await planReport(deps, request);
  const key = `sales ${plan.key} ${request.compare ?? 'NONE'} ${dimensions.join()}`;
  return deps.reports.get(key, () => makeReport(deps, plan, request, dimensions));
}
