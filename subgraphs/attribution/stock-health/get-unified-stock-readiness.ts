import type { RequestContext } from '#kernel/request/context.ts';
import { can } from '../../shared/permissions.ts';
import type { AttributionDeps } from '../deps.ts';
import { figureText } from '../metrics/model/figure-text.ts';
import type { SeriesPoint } from '../metrics/model/metric-value.ts';
import { bucketsOf, comparedPeriod } from '../periods/model/period.ts';
import { figureKeys } from '../reports/model/figure-keys.ts';
import type { ReportRequest, ReportScope } from '../reports/model/report.ts';
import { ratioOf } from './model/signals.ts';
import { readinessOf, type StockSide, type UnifiedStockReadiness } from './model/stock-health.ts';
import type { StockScope } from './model/stock-scope.ts';
import { type AskedOptions, planStock, type StockPlan } from './plan-stock.ts';
import { readMissedDemand } from './store/missed-demand.ts';
import { readPhygitalDemand } from './store/phygital-demand.ts';
import { readStockTotals } from './store/stock-totals.ts';
import { readStoreMoney } from './store/store-money.ts';

/** @param made table of the stock of the scope, where there is one */
export async function readStockSide(
  { warehouse }: AttributionDeps,
  scope: StockScope,
  made?: string,
): Promise<StockSide> {
  const [stock, money, missed] = await Promise.all([
    readStockTotals(warehouse, scope, made),
    readStoreMoney(warehouse, scope),
    readMissedDemand(warehouse, scope),
  ]);
  return { stock, money, missed };
}

/** The period before, with which demand is compared whether or not the reader compares; none while it is not whole. */
function periodBefore({ plan }: StockPlan): ReportScope | undefined {
  if (plan.previous) return plan.previous;
  const period = comparedPeriod(plan.scope.period, 'PREVIOUS_PERIOD');
  if (!period || (plan.wholeFrom !== undefined && period.from < plan.wholeFrom)) return undefined;
  return { ...plan.scope, period };
}

/** Demand for services that join store and web: the share now and before, and how it went. */
async function readDemand({ warehouse }: AttributionDeps, stockPlan: StockPlan) {
  const { plan, scopeOf } = stockPlan;
  const buckets = bucketsOf(plan.scope.period);
  const earlier = periodBefore(stockPlan);
  const [now, before] = await Promise.all([
    readPhygitalDemand(warehouse, scopeOf(plan.scope), buckets.unit),
    earlier && readPhygitalDemand(warehouse, scopeOf(earlier), buckets.unit),
  ]);
  const series = buckets.days.flatMap((day, index): SeriesPoint[] => {
    const share = now.byBucket.get(day)?.share;
    const value = share && figureText(ratioOf(share), 'RATE', '');
    return value ? [{ day, value, isPartial: buckets.isPartial(index, plan.today) }] : [];
  });
  return { now: now.all.share, before: before?.all.share, series };
}

export async function makeReadiness(
  deps: AttributionDeps,
  stockPlan: StockPlan,
  now: StockSide,
  before: StockSide | undefined,
  isValued: boolean,
): Promise<UnifiedStockReadiness> {
  const keys = figureKeys(stockPlan.plan, deps.clock.now());
  const { options } = stockPlan;
  const rowsOf = (key: string) => keys(key, { coverDays: String(options.coverDays) });
  return readinessOf(now, before, await readDemand(deps, stockPlan), options, isValued, rowsOf);
}

/**
 * Whether to switch to unified stock (I8): yes as soon as one of the three signals is red.
 * @throws ForbiddenError | ValidationError; UnavailableError while the analytics engine is down.
 */
export async function getUnifiedStockReadiness(
  deps: AttributionDeps,
  context: RequestContext,
  request: ReportRequest,
  asked: AskedOptions = {},
): Promise<UnifiedStockReadiness> {
  const stockPlan = await planStock(deps, context, request, asked);
  const { plan, scopeOf } = stockPlan;
  const isValued = can(context.actor, 'catalog:cost');
  return deps.reportCache.get(`readiness ${isValued} ${stockPlan.key}`, async () => {
    const [now, before] = await Promise.all([
      readStockSide(deps, scopeOf(plan.scope)),
      plan.previous && readStockSide(deps, scopeOf(plan.previous)),
    ]);
    return makeReadiness(deps, stockPlan, now, before, isValued);
  });
}
