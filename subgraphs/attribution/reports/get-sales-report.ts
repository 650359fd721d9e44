import type { RequestContext } from '#kernel/request/context.ts';
import { ValidationError } from '#kernel/values/errors.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { AttributionDeps } from '../deps.ts';
import { NO_FIGURES } from '../metrics/model/catalog/sales.ts';
import type { ReportPlan, ReportRequest } from './model/report.ts';
import { checkDimensions, type SalesDimension } from './model/sales-dimension.ts';
import { toSalesFigures } from './model/sales-figures.ts';
import { joinRows, type SalesReport } from './model/sales-report.ts';
import { planReport } from './plan-report.ts';
import { alignedDay, MAX_SALES_ROWS, readSales } from './store/sales.ts';

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
    throw new ValidationError([{ path: 'groupBy', issueCode: 'TOO_LARGE', message, limit: MAX_SALES_ROWS }]);
  }
  const { currency } = plan.scope;
  const [total] = joinRows([], totals, totalsBefore, currency);
  return {
    currencyCode: currency,
    currencies: plan.currencies,
    zone: plan.zone,
    computedAt: deps.clock.now(),
    wholeFrom: plan.wholeFrom ?? null,
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
  const plan = await planReport(deps, context.actor, request);
  const key = `sales ${plan.key} ${request.compare ?? 'NONE'} ${dimensions.join()}`;
  return deps.reportCache.get(key, () => makeReport(deps, plan, request, dimensions));
}
