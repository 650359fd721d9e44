import { figureText, numberText } from '../../metrics/model/figure-text.ts';
import { FEW, type Interval, type RatioSample, ratioInterval, type Share } from '../../metrics/model/interval.ts';
import { type MetricValue, shareValue } from '../../metrics/model/metric-value.ts';
import { type MetricKey, metricOf } from '../../metrics/model/metrics.ts';
import type { ReportKey } from '../../reports/model/metric-report.ts';
import type { ReportFrame } from '../../reports/model/report-frame.ts';

/** What rows are grouped by. */
export type ChannelReportDimension = 'CHANNEL' | 'STORE' | 'DAY' | 'WEEK' | 'MONTH';

/** Figures of sales in a row, in their order; conversion follows. */
export const CHANNEL_METRICS = [
  'net_sales',
  'orders',
  'average_order_value',
  'units',
  'gross_margin',
  'gross_margin_rate',
  'return_rate',
] as const satisfies readonly MetricKey[];

/** How far the quotients of a row vary. */
export type Spreads = Readonly<Record<'average_order_value' | 'gross_margin_rate' | 'return_rate', RatioSample>>;

export interface ChannelReportRow {
  /** undefined for the totals. */
  readonly key: ReportKey | undefined;
  readonly values: readonly MetricValue[];
  readonly drill: string;
}

export interface ChannelReport {
  readonly frame: ReportFrame;
  readonly rows: readonly ChannelReportRow[];
  readonly rowCount: number;
  readonly totals: ChannelReportRow;
}

/** Sessions of a row, now and before; undefined where a figure of sessions makes no sense. */
export interface Conversion {
  readonly now: Share | undefined;
  readonly before: Share | undefined;
}

const isSpread = (key: string): key is keyof Spreads =>
  key === 'average_order_value' || key === 'gross_margin_rate' || key === 'return_rate';

/** A share of units lies between none and all; a margin may be below zero. */
function within(key: keyof Spreads, { low, high }: Interval): Interval {
  return key === 'return_rate' ? { low: Math.max(0, low), high: Math.min(1, high) } : { low, high };
}

/** A figure with the interval that its spread gives, from 30 customers on. */
export function withInterval(value: MetricValue, spreads: Spreads | undefined, currency: string): MetricValue {
  const { key, unit } = value.metric;
  if (!spreads || !isSpread(key) || value.value === null) return value;
  const sample = spreads[key];
  const interval = sample.observed < FEW ? undefined : ratioInterval(sample);
  if (!interval) return value;
  const { low, high } = within(key, interval);
  return { ...value, interval: { low: numberText(low, unit, currency), high: numberText(high, unit, currency) } };
}

/** A share of visits; without visits nothing, rather than zero. */
export function conversionValue({ now, before }: Conversion): MetricValue {
  const metric = metricOf('conversion_rate');
  return now ? shareValue(metric, now, before) : { metric, value: null, previous: null, n: 0 };
}

/** The figures of sales where nothing was sold. */
export function valuesOfNothing(currency: string, isCompared: boolean): MetricValue[] {
  return CHANNEL_METRICS.map((key) => {
    const metric = metricOf(key);
    const value = metric.isQuotient ? null : figureText(0n, metric.unit, currency);
    return { metric, value, previous: isCompared ? value : null, n: 0 };
  });
}
