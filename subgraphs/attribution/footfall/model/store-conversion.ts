import type { Words } from '#kernel/values/words.ts';
import type { Share } from '../../metrics/model/interval.ts';
import { type MetricValue, shareValue } from '../../metrics/model/metric-value.ts';
import { metricOf } from '../../metrics/model/metrics.ts';
import type { BusinessDay } from '../../periods/model/business-day.ts';
import type { FootfallDay } from './footfall.ts';

/** Orders placed in a store on a day. */
export interface StoreOrders {
  readonly storeId: string;
  readonly day: BusinessDay;
  /** From 0 to 23; 0 where hours are not distinguished. */
  readonly hour: number;
  readonly channel: string;
  readonly orders: number;
}

/** What a conversion in stores is made of. */
export interface StoreVisits {
  readonly counted: readonly FootfallDay[];
  readonly sold: readonly StoreOrders[];
  /** The channels whose orders count; all when there is none. */
  readonly channels: readonly string[];
}

/** What visitors of stores came to. */
export interface StoreConversion {
  /** Orders among visitors, of what was counted. */
  readonly bought: Share;
  /** Days of stores that were counted, among those and the ones that sold something. */
  readonly days: Share;
}

const NONE: StoreConversion = { bought: { hits: 0, of: 0 }, days: { hits: 0, of: 0 } };

const plus = (a: Share, hits: number, of: number): Share => ({ hits: a.hits + hits, of: a.of + of });

const placeOf = ({ storeId, day }: { readonly storeId: string; readonly day: BusinessDay }) => `${storeId} ${day}`;

/** Whether an order was placed while somebody counted. */
const isCounted = ({ hours }: FootfallDay, { hour }: StoreOrders): boolean =>
  hours.length === 0 || hours.some((counted) => counted.hour === hour);

/** Orders of stores among their visitors, by any key of store and day: what was not counted is in neither. */
export function conversionBy(
  { counted, sold, channels }: StoreVisits,
  keyOf: (place: { readonly storeId: string; readonly day: BusinessDay }) => string,
): ReadonlyMap<string, StoreConversion> {
  const byPlace = new Map(counted.map((day) => [placeOf(day), day]));
  const sums = new Map<string, StoreConversion>();
  const add = (key: string, change: (sum: StoreConversion) => StoreConversion) =>
    sums.set(key, change(sums.get(key) ?? NONE));
  for (const day of counted) {
    add(keyOf(day), ({ bought, days }) => ({ bought: plus(bought, 0, day.visitors), days: plus(days, 1, 1) }));
  }
  const missed = new Map<string, StoreOrders>();
  for (const orders of sold) {
    const day = byPlace.get(placeOf(orders));
    if (!day) missed.set(placeOf(orders), orders);
    else if (isCounted(day, orders) && (channels.length === 0 || channels.includes(orders.channel))) {
      add(keyOf(orders), ({ bought, days }) => ({ bought: plus(bought, orders.orders, 0), days }));
    }
  }
  for (const day of missed.values()) add(keyOf(day), ({ bought, days }) => ({ bought, days: plus(days, 0, 1) }));
  return sums;
}

/** The same by channel: visitors are of no channel, so each that sold in stores is held against all of them. */
export function conversionByChannel(visits: StoreVisits): ReadonlyMap<string, StoreConversion> {
  const { channels } = visits;
  const selling = new Set(visits.sold.map(({ channel }) => channel));
  const asked = [...selling].filter((channel) => channels.length === 0 || channels.includes(channel));
  return new Map(
    asked.flatMap((channel) => {
      const all = conversionBy({ ...visits, channels: [channel] }, () => '').get('');
      return all ? [[channel, all]] : [];
    }),
  );
}

const MISCOUNTED: Words = {
  en: 'More orders than visitors: the counter missed some',
  fr: 'Plus de commandes que de visiteurs : le compteur en a manqué',
};

/** Store conversion and the days that it rests on; nothing, rather than zero, where nobody counted. */
export function storeConversionValues(
  now: StoreConversion | undefined,
  before: StoreConversion | undefined,
): MetricValue[] {
  const { bought, days } = now ?? NONE;
  const isCountedNow = days.hits > 0;
  const caveat = bought.hits > bought.of ? MISCOUNTED : undefined;
  return [
    shareValue(metricOf('store_conversion_rate'), bought, before?.bought, caveat),
    shareValue(
      metricOf('footfall_coverage'),
      isCountedNow ? days : NONE.days,
      before && before.days.hits > 0 ? before.days : undefined,
    ),
  ];
}
