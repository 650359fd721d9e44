import type { AttributionDeps } from '../deps.ts';
import { figureText } from '../metrics/model/figure-text.ts';
import type { MetricValue } from '../metrics/model/metric-value.ts';
import { metricOf } from '../metrics/model/metrics.ts';
import { bucketsOf } from '../periods/model/period.ts';
import type { ReportPlan, ReportScope } from '../reports/model/report.ts';
import { DEFAULT_WINDOW_SECONDS } from './model/policy.ts';
import { readGoalSales } from './store/store-sales.ts';

const sumOf = (amounts: Iterable<bigint>): bigint => [...amounts].reduce((sum, minor) => sum + minor, 0n);

const goalSales = ({ warehouse }: Pick<AttributionDeps, 'warehouse'>, scope: ReportScope) =>
  readGoalSales(warehouse, scope, DEFAULT_WINDOW_SECONDS);

/** What counts in the goal of a store: its own sales and the remote ones that it led to, day by day. */
export async function readStoreGoalSales(
  deps: AttributionDeps,
  { scope, previous, today }: ReportPlan,
): Promise<MetricValue> {
  const metric = metricOf('store_goal_sales');
  const [now, before] = await Promise.all([goalSales(deps, scope), previous && goalSales(deps, previous)]);
  const text = (minor: bigint) => figureText(minor, metric.unit, scope.currency) ?? '';
  const buckets = bucketsOf(scope.period);
  return {
    metric,
    value: text(sumOf(now.byDay.values())),
    previous: before ? text(sumOf(before.byDay.values())) : null,
    n: now.orders,
    series: buckets.days.map((day, index) => {
      const next = buckets.days[index + 1] ?? scope.period.to;
      const within = [...now.byDay].filter(([on]) => on >= day && on < next);
      return { day, value: text(sumOf(within.map(([, minor]) => minor))), isPartial: buckets.isPartial(index, today) };
    }),
  };
}
