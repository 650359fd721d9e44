import type { RequestContext } from '#kernel/request/context.ts';
import { can } from '../../shared/permissions.ts';
import type { AttributionDeps } from '../deps.ts';
import { figureKeys } from '../reports/model/figure-keys.ts';
import type { ReportRequest } from '../reports/model/report.ts';
import { frameOf } from '../reports/model/report-frame.ts';
import { scopeCondition } from '../reports/store/report-scope.ts';
import { makeReadiness, readStockSide } from './get-unified-stock-readiness.ts';
import { figuresOf, type StockHealth, storesOf, withStockRows } from './model/stock-health.ts';
import { type AskedOptions, planStock } from './plan-stock.ts';
import { readStockClasses } from './store/stock-rows.ts';
import { withPositionsMadeOnce } from './store/stock-sql.ts';

/**
 * The page of stock in one operation: figures, signals, stores and classes. Amounts at cost are for those who may see
 * what products cost.
 * @throws ForbiddenError | ValidationError; UnavailableError while the analytics engine is down.
 */
export async function getStockHealth(
  deps: AttributionDeps,
  context: RequestContext,
  request: ReportRequest,
  asked: AskedOptions,
): Promise<StockHealth> {
  const stockPlan = await planStock(deps, context, request, asked);
  const { plan, options, scopeOf } = stockPlan;
  const isValued = can(context.actor, 'catalog:cost');
  return deps.reportCache.get(`stock ${isValued} ${stockPlan.key}`, async () => {
    const scope = scopeOf(plan.scope);
    const [[now, classes], before] = await Promise.all([
      withPositionsMadeOnce(deps.warehouse, scope, (made) =>
        Promise.all([
          readStockSide(deps, scope, made),
          readStockClasses(deps.warehouse, scope, scopeCondition(scope).where, made),
        ]),
      ),
      plan.previous && readStockSide(deps, scopeOf(plan.previous)),
    ]);
    const computedAt = deps.clock.now();
    const rowsOf = figureKeys(plan, computedAt);
    return {
      frame: frameOf(plan, computedAt),
      figures: withStockRows(figuresOf(now, before, scope.currency, isValued), isValued, (key) =>
        rowsOf(key, { coverDays: String(options.coverDays) }),
      ),
      readiness: await makeReadiness(deps, stockPlan, now, before, isValued),
      stores: storesOf(now, options.marginPressurePercent),
      classes,
      isValued,
    };
  });
}
