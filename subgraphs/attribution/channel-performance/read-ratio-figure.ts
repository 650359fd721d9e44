import type { AttributionDeps } from '../deps.ts';
import type { MetricValue } from '../metrics/model/metric-value.ts';
import type { MetricKey } from '../metrics/model/metrics.ts';
import type { ReportPlan } from '../reports/model/report.ts';
import { readSalesFigure } from '../reports/read-sales-figure.ts';
import { withInterval } from './model/channel-report.ts';
import { readSpreads } from './store/spreads.ts';

/** Quotients of sales of which the customers' differences give an interval. */
export const RATIO_FIGURES: readonly MetricKey[] = ['average_order_value', 'gross_margin_rate', 'return_rate'];

/** One quotient of sales with its interval. */
export async function readRatioFigure(deps: AttributionDeps, plan: ReportPlan, key: MetricKey): Promise<MetricValue> {
  const [figure, spreads] = await Promise.all([
    readSalesFigure(deps, plan, key),
    readSpreads(deps.warehouse, plan.scope, undefined),
  ]);
  return withInterval(figure, spreads.get(''), plan.scope.currency);
}
