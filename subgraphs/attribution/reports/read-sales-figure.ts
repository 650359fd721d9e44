import type { AttributionDeps } from '../deps.ts';
import { type FigureKey, NO_FIGURES, observedOrders } from '../metrics/model/catalog/sales.ts';
import { figureText } from '../metrics/model/figure-text.ts';
import type { MetricValue } from '../metrics/model/metric-value.ts';
import { type MetricKey, metricOf } from '../metrics/model/metrics.ts';
import { bucketsOf, isPartial } from '../periods/model/period.ts';
import type { ReportPlan, ReportScope } from './model/report.ts';
import { readOverviewFacts } from './store/overview.ts';

/** All sums of a scope, for whichever of its figures is asked for first. */
function factsOf(deps: AttributionDeps, plan: ReportPlan, scope: ReportScope) {
  const key = `sales facts ${plan.dataVersion} ${JSON.stringify(scope)}`;
  return deps.reportCache.get(key, () => readOverviewFacts(deps.warehouse, scope, bucketsOf(scope.period).unit));
}

/** One of the figures that add up over the lines of orders. */
export async function readSalesFigure(
  deps: AttributionDeps,
  plan: ReportPlan,
  metricKey: MetricKey,
): Promise<MetricValue> {
  const key = metricKey as FigureKey;
  const { scope, previous } = plan;
  const [now, before] = await Promise.all([
    factsOf(deps, plan, scope),
    previous ? factsOf(deps, plan, previous) : undefined,
  ]);
  const metric = metricOf(key);
  const text = (value: bigint | null) => figureText(value, metric.unit, scope.currency);
  const { days } = bucketsOf(scope.period);
  return {
    metric,
    value: text(now.totals[key]),
    previous: before ? text(before.totals[key]) : null,
    n: observedOrders(now.totals),
    series: days.map((day, index) => ({
      day,
      value: text((now.byBucket.get(day) ?? NO_FIGURES)[key] ?? 0n) ?? '0',
      isPartial: isPartial(days[index + 1] ?? scope.period.to, plan.today),
    })),
  };
}
