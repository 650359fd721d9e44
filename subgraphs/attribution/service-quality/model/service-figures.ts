import type { Words } from '#kernel/values/words.ts';
import { figureText, numberText } from '../../metrics/model/figure-text.ts';
import { FEW, type Share } from '../../metrics/model/interval.ts';
import type { Metric } from '../../metrics/model/metric.ts';
import {
  type MetricValue,
  meanValue,
  notByCustomer,
  shareValue,
  upliftOfMeans,
  upliftOfShares,
} from '../../metrics/model/metric-value.ts';
import { type MetricKey, metricOf } from '../../metrics/model/metrics.ts';
import { stageValue } from './maturity.ts';
import type { ConversationFacts, Exposure, GiftCardUse, Quantile, ServiceFacts } from './service-facts.ts';

/** Who is shown a promise lives near a store that has the goods. */
const NOT_ASSIGNED: Words = {
  en: 'Observed, not caused: a pickup promise is shown to those near a store that holds the goods, not by chance',
  fr: 'Constaté, non causé : la promesse de retrait est affichée près d’un magasin qui a l’article, non au hasard',
};

const NONE: Share = { hits: 0, of: 0 };

const sumOf = (shares: Iterable<Share>): Share =>
  [...shares].reduce((sum, { hits, of }) => ({ hits: sum.hits + hits, of: sum.of + of }), NONE);

function quantileValue(metric: Metric, now: Quantile, before: Quantile | undefined): MetricValue {
  const text = (milliseconds: number) => numberText(milliseconds / 1_000, 'SECONDS', '');
  return {
    metric,
    value: now.n > 0 ? text(now.value) : null,
    previous: before && before.n > 0 ? text(before.value) : null,
    n: now.n,
    ...(now.n >= FEW ? { interval: { low: text(now.low), high: text(now.high) } } : {}),
  };
}

function sumValue(metric: Metric, now: bigint, before: bigint | undefined, n: number, currency: string): MetricValue {
  const text = (sum: bigint | undefined) => figureText(sum ?? null, metric.unit, currency);
  return { metric, value: text(now), previous: text(before), n };
}

function crossUse(now: GiftCardUse, before: GiftCardUse | undefined): MetricValue {
  const text = (use: GiftCardUse | undefined) =>
    use && use.paidMinor > 0n ? numberText(Number(use.crossedMinor) / Number(use.paidMinor), 'RATE', '') : null;
  return { metric: metricOf('gift_card_cross_use'), value: text(now), previous: text(before), n: now.redemptions };
}

type Maker = (now: ServiceFacts, before: ServiceFacts | undefined, currency: string) => MetricValue;

const share =
  (key: MetricKey, of: (facts: ServiceFacts) => Share): Maker =>
  (now, before) =>
    shareValue(metricOf(key), of(now), before && of(before));
const promise = (key: MetricKey, kind: string) => share(key, ({ promises }) => promises.get(kind) ?? NONE);
const quantile =
  (key: MetricKey, of: (facts: ServiceFacts) => Quantile): Maker =>
  (now, before) =>
    quantileValue(metricOf(key), of(now), before && of(before));
const stage =
  (key: MetricKey, name: string): Maker =>
  ({ maturity }, before) =>
    maturity
      ? stageValue(metricOf(key), maturity.get(name), before?.maturity?.get(name))
      : notByCustomer(metricOf(key));

/** How each figure of service is made of the facts of a period, in the order of the page. */
const MAKERS = {
  promise_kept_rate: share('promise_kept_rate', ({ promises }) => sumOf(promises.values())),
  pickup_promise_kept_rate: promise('pickup_promise_kept_rate', 'PICKUP_1H'),
  day_promise_kept_rate: promise('day_promise_kept_rate', 'DELIVERY_24H'),
  same_day_promise_kept_rate: promise('same_day_promise_kept_rate', 'DELIVERY_SAME_DAY'),
  saved_sales: ({ saved }, before) => {
    const previous = before && BigInt(before.saved.share.hits);
    return sumValue(metricOf('saved_sales'), BigInt(saved.share.hits), previous, saved.share.of, '');
  },
  saved_sales_value: ({ saved }, before, currency) =>
    sumValue(metricOf('saved_sales_value'), saved.netMinor, before?.saved.netMinor, saved.share.hits, currency),
  return_in_store_share: share('return_in_store_share', ({ returnsInStore }) => returnsInStore),
  exchange_share: share('exchange_share', ({ exchanges }) => exchanges),
  first_response_time: quantile('first_response_time', ({ conversations }) => conversations.answer),
  resolution_rate: share('resolution_rate', ({ conversations }) => resolvedOf(conversations)),
  resolution_time: quantile('resolution_time', ({ conversations }) => conversations.resolution),
  repeated_context_rate: share('repeated_context_rate', ({ withContext: { hits, of } }) => ({ hits: of - hits, of })),
  fitting_room_capture_rate: share('fitting_room_capture_rate', ({ tryOns }) => tryOns),
  points_latency: quantile('points_latency', ({ pointsLatency }) => pointsLatency),
  gift_card_cross_use: (now, before) => crossUse(now.giftCards, before?.giftCards),
  promise_conversion: ({ promiseShown, noPromiseShown }) =>
    upliftOfShares(metricOf('promise_conversion'), promiseShown.visits, noPromiseShown.visits, NOT_ASSIGNED),
  promise_basket: ({ promiseShown, noPromiseShown }) =>
    upliftOfMeans(metricOf('promise_basket'), promiseShown.baskets, noPromiseShown.baskets, NOT_ASSIGNED),
  multichannel_return: stage('multichannel_return', 'MULTICHANNEL'),
  cross_channel_return: stage('cross_channel_return', 'CROSS_CHANNEL'),
  omnichannel_return: stage('omnichannel_return', 'OMNICHANNEL'),
} satisfies Partial<Record<MetricKey, Maker>>;

export type ServiceKey = keyof typeof MAKERS;
export const SERVICE_KEYS = Object.keys(MAKERS) as ServiceKey[];

/** One figure of service. */
export function serviceValue(
  key: ServiceKey,
  now: ServiceFacts,
  before: ServiceFacts | undefined,
  currency: string,
): MetricValue {
  const make: Maker = MAKERS[key];
  return make(now, before, currency);
}

function resolvedOf({ resolved, opened }: ConversationFacts): Share {
  return { hits: resolved, of: opened };
}

/** What a channel's conversations come to. */
export function conversationValues(now: ConversationFacts, before: ConversationFacts | undefined): MetricValue[] {
  return [
    quantileValue(metricOf('first_response_time'), now.answer, before?.answer),
    shareValue(metricOf('resolution_rate'), resolvedOf(now), before && resolvedOf(before)),
    quantileValue(metricOf('resolution_time'), now.resolution, before?.resolution),
  ];
}

/** What those bought who were shown a promise, or were not. */
export function exposureValues({ visits, baskets }: Exposure, currency: string): MetricValue[] {
  return [shareValue(metricOf('visit_conversion'), visits), meanValue(metricOf('visit_basket'), baskets, currency)];
}
