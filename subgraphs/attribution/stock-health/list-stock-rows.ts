import type { RequestContext } from '#kernel/request/context.ts';
import { ValidationError } from '#kernel/values/errors.ts';
import { type Page, type PageArgs, type PageRequest, parsePage, toPage } from '#kernel/values/pagination.ts';
import { can } from '../../shared/permissions.ts';
import type { AttributionDeps } from '../deps.ts';
import type { ReportRequest } from '../reports/model/report.ts';
import type { ParadoxRow, StockRow } from './model/stock-row.ts';
import { type AskedOptions, planStock } from './plan-stock.ts';
import { readParadoxRows } from './store/missed-demand.ts';
import { readStockRows } from './store/stock-rows.ts';

/** Reads `first` and `after` of rows by a falling amount. @throws ValidationError for a size or cursor that cannot be. */
export function parseRowPage(args: Pick<PageArgs, 'first' | 'after'>): PageRequest {
  const page = parsePage(args, 3);
  if (page.after && !/^-?\d{1,18}$/.test(page.after[0] ?? '')) {
    throw new ValidationError([{ path: 'after', issueCode: 'INVALID_FORMAT', message: 'not a cursor of this list' }]);
  }
  return page;
}

/** Rows with the currency of their amounts. */
export type Valued<Row> = Row & { readonly currency: string; readonly isValued: boolean };

/**
 * Variants at locations, the most at stake first: by money at cost for those who may see costs, else by units, so that
 * neither order nor cursor tells a cost.
 * @throws ForbiddenError | ValidationError; UnavailableError while the analytics engine is down.
 */
export async function listStockRows(
  deps: AttributionDeps,
  context: RequestContext,
  request: ReportRequest,
  asked: AskedOptions,
  page: PageRequest,
): Promise<Page<Valued<StockRow>>> {
  const { plan, scopeOf } = await planStock(deps, context, request, asked);
  const isValued = can(context.actor, 'catalog:cost');
  const rows = await readStockRows(deps.warehouse, scopeOf(plan.scope), page, isValued);
  const valued = rows.map((row) => ({ ...row, currency: plan.scope.currency, isValued }));
  return toPage(valued, page, (row) => [String(row.stake), row.variantId, row.locationId]);
}

/**
 * Variants that online requests did not find while a store had them (I5), the most lost money first; their requests add up
 * to the numerator of the rate.
 * @throws ForbiddenError | ValidationError; UnavailableError while the analytics engine is down.
 */
export async function listParadoxRows(
  deps: AttributionDeps,
  context: RequestContext,
  request: ReportRequest,
  page: PageRequest,
): Promise<Page<Valued<ParadoxRow>>> {
  const { plan, scopeOf } = await planStock(deps, context, request);
  const rows = await readParadoxRows(deps.warehouse, scopeOf(plan.scope), page);
  const valued = rows.map((row) => ({ ...row, currency: plan.scope.currency, isValued: true }));
  return toPage(valued, page, (row) => [String(row.lostMinor), row.variantId, row.locationId]);
}
