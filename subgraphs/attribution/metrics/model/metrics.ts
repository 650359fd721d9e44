import { BUYER_METRICS } from './catalog/buyers.ts';
import { BY_SALE_METRICS } from './catalog/by-sale.ts';
import { CARE_METRICS } from './catalog/care.ts';
import { COMMISSION_METRICS } from './catalog/commissions.ts';
import { CROSS_CHANNEL_METRICS } from './catalog/cross-channel.ts';
import { FOOTFALL_METRICS } from './catalog/footfall.ts';
import { LIFETIME_VALUE_METRICS } from './catalog/lifetime-value.ts';
import { MATURITY_METRICS } from './catalog/maturity.ts';
import { PROMISE_METRICS } from './catalog/promises.ts';
import { SALES_METRICS } from './catalog/sales.ts';
import { SPEND_METRICS } from './catalog/spend.ts';
import { STOCK_METRICS } from './catalog/stock.ts';
import { TRAFFIC_METRICS } from './catalog/traffic.ts';
import type { Metric } from './metric.ts';

/** Every figure, a file a family in `catalog/`. SQL of each: `sql/<key>.sql` of the area that computes it. */
export const METRICS = [
  ...SALES_METRICS,
  ...BY_SALE_METRICS,
  ...BUYER_METRICS,
  ...COMMISSION_METRICS,
  ...STOCK_METRICS,
  ...PROMISE_METRICS,
  ...CARE_METRICS,
  ...MATURITY_METRICS,
  ...TRAFFIC_METRICS,
  ...FOOTFALL_METRICS,
  ...LIFETIME_VALUE_METRICS,
  ...SPEND_METRICS,
  ...CROSS_CHANNEL_METRICS,
] as const satisfies readonly Metric[];

export type MetricKey = (typeof METRICS)[number]['key'];

export function metricOf(key: MetricKey): Metric {
  const metric = METRICS.find((candidate) => candidate.key === key);
  if (!metric) throw new TypeError(`unknown metric ${key}`);
  return metric;
}
