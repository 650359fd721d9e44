import type { AttributionDeps } from '../deps.ts';
import { FIGURES } from '../metrics/model/catalog/sales.ts';
import { figureText } from '../metrics/model/figure-text.ts';
import type { MetricValue } from '../metrics/model/metric-value.ts';
import { type MetricKey, metricOf } from '../metrics/model/metrics.ts';
import { bucketsOf } from '../periods/model/period.ts';
import type { Breakdown } from './model/breakdown.ts';
import { rawOf } from './model/metric-report.ts';
import type { ReportPlan, ReportScope } from './model/report.ts';
import { readBreakdown } from './store/breakdown.ts';
import { cutExpression } from './store/dimension-sql.ts';

const ALL_SALES: Breakdown = {
  metrics: FIGURES,
  dimensions: [],
  filter: { categories: [], productIds: [], customerKinds: [] },
};

/** All sums of a scope, and each by its points, for whichever of its figures is asked for first. */
function factsOf(deps: AttributionDeps, plan: ReportPlan, scope: ReportScope) {
  const key = `sales facts ${plan.dataVersion} ${JSON.stringify(scope)}`;
  const unit = bucketsOf(scope.period).unit === 'day' ? 'DAY' : 'WEEK';
  const by = { keysOf: (day: string) => [cutExpression(unit, day)], sets: [[], [0]] };
  return deps.reportCache.get(key, async () => {
    const [totals, points] = await readBreakdown(deps.warehouse, scope, ALL_SALES, by);
    return { totals: totals?.rows[0], points: new Map(points?.rows.map((point) => [point.keys[0] ?? '', point])) };
  });
}

/** One of the figures that add up over the lines of orders. */
export async function readSalesFigure(deps: AttributionDeps, plan: ReportPlan, key: MetricKey): Promise<MetricValue> {
  const { scope, previous } = plan;
  const [now, before] = await Promise.all([
    factsOf(deps, plan, scope),
    previous ? factsOf(deps, plan, previous) : undefined,
  ]);
  const metric = metricOf(key);
  const text = (value: bigint | null) => figureText(value, metric.unit, scope.currency);
  const { value, n } = rawOf(now.totals, key);
  const buckets = bucketsOf(scope.period);
  return {
    metric,
    value: text(value),
    previous: before ? text(rawOf(before.totals, key).value) : null,
    n,
    series: buckets.days.map((day, index) => ({
      day,
      value: text(rawOf(now.points.get(day), key).value ?? 0n) ?? '0',
      isPartial: buckets.isPartial(index, plan.today),
    })),
  };
}
