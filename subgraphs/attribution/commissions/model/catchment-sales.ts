import type { Words } from '#kernel/values/words.ts';
import { numberText } from '../../metrics/model/figure-text.ts';
import { FEW, Z } from '../../metrics/model/interval.ts';
import type { MetricValue } from '../../metrics/model/metric-value.ts';
import { metricOf } from '../../metrics/model/metrics.ts';

/** Postal codes of a store, or their beginnings; the country is empty where its address does not say. */
export interface Catchment {
  readonly storeId: string;
  readonly countryCode: string;
  readonly codes: readonly string[];
}

/** Remote orders that were sent to some places. */
export interface SentOrders {
  readonly netMinor: bigint;
  /** Placed, canceled or not. */
  readonly orders: number;
}

/** Those that were sent into the catchment of a store, and those sent anywhere else that is known. */
export interface CatchmentSales {
  readonly inside: SentOrders;
  readonly elsewhere: SentOrders;
}

const CAVEAT: Words = {
  en: 'Observed, not caused: what else changed there and not elsewhere counts as well. Orders whose postal code is unknown are left out.',
  fr: 'Constaté, non causé : ce qui a changé par ailleurs dans la zone et non ailleurs compte aussi. Les commandes sans code postal connu sont laissées de côté.',
};

const NONE: SentOrders = { netMinor: 0n, orders: 0 };

/** @param sent by store; under the empty text all of them */
export function catchmentSales(sent: ReadonlyMap<string, SentOrders>, storeId: string): CatchmentSales {
  const [all, inside] = [sent.get('') ?? NONE, sent.get(storeId) ?? NONE];
  return {
    inside,
    elsewhere: { netMinor: all.netMinor - inside.netMinor, orders: all.orders - inside.orders },
  };
}

/**
 * How online orders from the catchment changed beside those from elsewhere, between two periods of any lengths: the ratio of
 * the ratios, less one. Orders come independently of each other (Poisson), so the variance of its logarithm is the sum of
 * 1 ÷ orders over the four counts.
 */
export function catchmentUplift(now: CatchmentSales, before: CatchmentSales): MetricValue {
  const metric = metricOf('catchment_online_uplift');
  const counts = [now.inside, before.inside, now.elsewhere, before.elsewhere].map(({ orders }) => orders);
  const [insideNow = 0, insideBefore = 0, elsewhereNow = 0, elsewhereBefore = 0] = counts;
  const n = insideNow + insideBefore;
  const base = { metric, previous: null, n, caveat: CAVEAT };
  if (counts.some((count) => count === 0)) return { ...base, value: null };
  const ratio = (insideNow * elsewhereBefore) / (insideBefore * elsewhereNow);
  const reach = Math.exp(Z * Math.sqrt(counts.reduce((sum, count) => sum + 1 / count, 0)));
  const text = (factor: number) => numberText(factor - 1, metric.unit, '');
  const value = text(ratio);
  return n < FEW
    ? { ...base, value }
    : { ...base, value, interval: { low: text(ratio / reach), high: text(ratio * reach) } };
}
