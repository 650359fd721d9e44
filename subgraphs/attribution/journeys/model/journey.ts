import type { TouchpointKind } from '../../touchpoints/model/touchpoint-kind.ts';

/** One moment in which a person met the brand. */
export interface Touchpoint {
  readonly id: string;
  readonly occurredAt: Date;
  readonly channelCode: string;
  readonly kind: TouchpointKind;
  readonly source: string | null;
  readonly campaign: string | null;
  readonly storeId: string | null;
  /** True for somebody who came by themselves, without a source. */
  readonly isDirect: boolean;
}

/** Who placed an order, and when. */
export interface OrderKey {
  readonly orderId: string;
  readonly customerId: string;
  readonly anonymousId: string;
  readonly placedMs: number;
}

/** The moments before an order, within the window, oldest first. */
export interface Journey {
  readonly orderId: string;
  readonly placedAt: Date;
  /** All of them. */
  readonly moments: readonly Touchpoint[];
  /** The latest of them. */
  readonly touchpoints: readonly Touchpoint[];
  readonly firstTouch: Touchpoint | null;
  readonly lastTouch: Touchpoint | null;
  readonly touchpointCount: number;
  readonly daysToConversion: number | null;
}

/** Days before the order that count, as Shopify's customer journey has them. */
export const JOURNEY_WINDOW_DAYS = 30;
/** Moments listed; all are counted. */
const MAX_LISTED = 100;
const DAY_MS = 86_400_000;

/** The journey of an order, from a person's moments in any order; a moment counts once. */
export function journeyOf(
  moments: readonly Touchpoint[],
  { orderId, placedMs }: Pick<OrderKey, 'orderId' | 'placedMs'>,
): Journey {
  const from = placedMs - JOURNEY_WINDOW_DAYS * DAY_MS;
  const within = new Map<string, Touchpoint>();
  for (const moment of moments) {
    const at = moment.occurredAt.getTime();
    if (at >= from && at <= placedMs) within.set(moment.id, moment);
  }
  const ordered = [...within.values()].sort(
    (a, b) => a.occurredAt.getTime() - b.occurredAt.getTime() || (a.id < b.id ? -1 : 1),
  );
  const first = ordered[0] ?? null;
  return {
    orderId,
    placedAt: new Date(placedMs),
    moments: ordered,
    touchpoints: ordered.slice(-MAX_LISTED),
    firstTouch: first,
    lastTouch: ordered.at(-1) ?? null,
    touchpointCount: ordered.length,
    daysToConversion: first ? Math.floor((placedMs - first.occurredAt.getTime()) / DAY_MS) : null,
  };
}

/** Distinct moments, the latest first; equal instants by falling id. */
export function newestFirst(moments: readonly Touchpoint[]): Touchpoint[] {
  const distinct = new Map(moments.map((moment) => [moment.id, moment]));
  return [...distinct.values()].sort(
    (a, b) => b.occurredAt.getTime() - a.occurredAt.getTime() || (a.id > b.id ? -1 : 1),
  );
}
