import type { Words } from '#kernel/values/words.ts';
import type { BusinessDay } from '../../periods/model/business-day.ts';
import type { FigureKey } from './figure-key.ts';
import { numberText } from './figure-text.ts';
import {
  FEW,
  type Interval,
  meanInterval,
  meanOf,
  ratioOfMeans,
  ratioOfShares,
  type Sample,
  type Share,
  shareOf,
  wilson,
} from './interval.ts';
import type { Metric } from './metric.ts';

export interface SeriesPoint {
  readonly day: BusinessDay;
  readonly value: string;
  readonly isPartial: boolean;
}

/** A figure as the API answers it, with what it is compared with and how sure it is. */
export interface MetricValue {
  readonly metric: Metric;
  readonly value: string | null;
  readonly previous: string | null;
  readonly n: number;
  /** What was divided by what; undefined for sums. */
  readonly parts?: { readonly numerator: string; readonly denominator: string };
  /** 95 %, in the unit of the metric. */
  readonly interval?: { readonly low: string; readonly high: string };
  /** What the reader must know before believing it. */
  readonly caveat?: Words;
  readonly series?: readonly SeriesPoint[];
  readonly previousSeries?: readonly SeriesPoint[];
  /** What its rows are found by; undefined where none can be opened. */
  readonly rows?: FigureKey;
}

/** People choose to be customers of several channels, and heavy buyers touch more of them. */
export const SELF_SELECTION: Words = {
  en: 'Observed, not caused: customers choose their channels, and those who buy much come to use more of them',
  fr: 'Constaté, non causé : les clients choisissent leurs canaux, et qui achète beaucoup finit par en utiliser plusieurs',
};

/** What a report of some customers says of what is measured by the store or the day. */
export const NOT_BY_CUSTOMER: Words = {
  en: 'Not measured by customer, only of all of them together',
  fr: 'Non mesuré par client, seulement pour tous les clients ensemble',
};

/** A figure that no segment narrows, in a report that one does: nothing, rather than everybody's. */
export const notByCustomer = (metric: Metric): MetricValue => ({
  metric,
  value: null,
  previous: null,
  n: 0,
  caveat: NOT_BY_CUSTOMER,
});

const around = (metric: Metric, interval: Interval | undefined, n: number, currency: string) =>
  interval === undefined || n < FEW
    ? {}
    : {
        interval: {
          low: numberText(interval.low, metric.unit, currency),
          high: numberText(interval.high, metric.unit, currency),
        },
      };

/** A share of people, sessions or orders, with its interval from 30 observations on; a share above all of them has none. */
export function shareValue(metric: Metric, now: Share, before?: Share, caveat?: Words): MetricValue {
  const text = (share: Share | undefined) => (share && share.of > 0 ? numberText(shareOf(share), 'RATE', '') : null);
  return {
    metric,
    value: text(now),
    previous: text(before),
    n: now.of,
    parts: { numerator: String(now.hits), denominator: String(now.of) },
    ...(now.of > 0 && now.hits <= now.of ? around(metric, wilson(now), now.of, '') : {}),
    ...(caveat ? { caveat } : {}),
  };
}

/** A mean per person or order; money in minor units. */
export function meanValue(metric: Metric, now: Sample, currency: string, before?: Sample): MetricValue {
  const text = (sample: Sample | undefined) =>
    sample && sample.n > 0 ? numberText(meanOf(sample), metric.unit, currency) : null;
  return {
    metric,
    value: text(now),
    previous: text(before),
    n: now.n,
    ...(now.n > 1 ? around(metric, meanInterval(now), now.n, currency) : {}),
  };
}

/** What the first group has more than the second, as a fraction of the second: "+23 %" is 0.2300. */
export function upliftOfMeans(metric: Metric, first: Sample, second: Sample, caveat: Words): MetricValue {
  const isKnown = first.n > 0 && second.n > 0 && second.sum > 0;
  const n = Math.min(first.n, second.n);
  const ratio = isKnown && n > 1 ? ratioOfMeans(first, second) : undefined;
  return {
    metric,
    value: isKnown ? numberText(meanOf(first) / meanOf(second) - 1, metric.unit, '') : null,
    previous: null,
    n,
    ...around(metric, ratio && { low: ratio.low - 1, high: ratio.high - 1 }, n, ''),
    caveat,
  };
}

/** The same of two shares. */
export function upliftOfShares(metric: Metric, first: Share, second: Share, caveat: Words): MetricValue {
  const isKnown = first.of > 0 && second.of > 0 && second.hits > 0;
  const n = Math.min(first.of, second.of);
  const ratio = isKnown ? ratioOfShares(first, second) : undefined;
  return {
    metric,
    value: isKnown ? numberText(shareOf(first) / shareOf(second) - 1, metric.unit, '') : null,
    previous: null,
    n,
    ...around(metric, ratio && { low: ratio.low - 1, high: ratio.high - 1 }, n, ''),
    caveat,
  };
}
