import type { PlannedOrder } from './plan-orders.ts';
import type { PlannedTalk } from './plan-talks.ts';
import type { Random } from './random.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** What a customer was promised with an order, and when it was ready or delivered. */
interface PlannedPromise {
  readonly promise: 'PICKUP_1H' | 'DELIVERY_24H';
  readonly promisedBy: Date;
  readonly doneAt: Date;
}

/** Shares that are planted: promises kept (K20), returns exchanged (K18), handoffs read before a talk (K13). */
const KEPT = { PICKUP_1H: 0.93, DELIVERY_24H: 0.88 } as const;
const EXCHANGED_SHARE = 0.22;
const HANDOFF_SHARE = 0.35;
/** Of the shipments, those of which a day is promised; of known customers' orders, those paid by a gift card (K19). */
const PROMISED_SHARE = 0.3;
const GIFT_CARD_SHARE = 0.02;
/** Until the latest promise is due or done: younger orders have none. */
const PROMISE_HOURS = 54;

function promiseOf(random: Random, { delivery, placedAt, storeCode }: PlannedOrder): PlannedPromise | undefined {
  const promise = delivery === 'PICKUP' ? 'PICKUP_1H' : 'DELIVERY_24H';
  const isMade =
    delivery === 'PICKUP' || (delivery === 'SHIP' && storeCode === undefined && random.chance(PROMISED_SHARE));
  if (!isMade) return undefined;
  const [within, kept, late] =
    promise === 'PICKUP_1H' ? [1, [18, 58], [64, 95]] : [24, [14 * 60, 23 * 60], [25 * 60, PROMISE_HOURS * 60]];
  const minutes = random.int(...((random.chance(KEPT[promise]) ? kept : late) as [number, number]));
  const after = (milliseconds: number) => new Date(placedAt.getTime() + milliseconds);
  return { promise, promisedBy: after(within * HOUR_MS), doneAt: after(minutes * MINUTE_MS) };
}

/** A gift card that an order of its holder was paid with: sold in one channel, spent in this or another. */
interface PlannedCardUse {
  readonly code: string;
  readonly soldIn: 'STORE' | 'WEB';
  readonly soldAt: Date;
  readonly amountMinor: number;
}

/** What service is measured by in one order. */
export interface PlannedService {
  readonly order: PlannedOrder;
  readonly promise: PlannedPromise | undefined;
  /** When goods that a store sold reached the customer from elsewhere (K17). */
  readonly deliveredAt: Date | undefined;
  readonly isExchanged: boolean;
  readonly cardUse: PlannedCardUse | undefined;
}

/** The service of an order, the same however often it is planned. */
export function serviceOf(
  order: PlannedOrder,
  { random, now }: { readonly random: Random; readonly now: Date },
): PlannedService {
  const { number, placedAt, returned, storeCode, delivery, customer, lines, currency } = order;
  const own = random.fork(`service/${number}`);
  const isOld = placedAt.getTime() + PROMISE_HOURS * HOUR_MS <= now.getTime();
  const total = lines.reduce((sum, line) => sum + line.netMinor + line.taxMinor, 0);
  // A card pays in its own currency alone, and all are sold in euros.
  const isPaidByCard = customer !== undefined && currency === 'EUR' && own.chance(GIFT_CARD_SHARE);
  return {
    order,
    promise: isOld ? promiseOf(own, order) : undefined,
    deliveredAt:
      isOld && storeCode !== undefined && delivery === 'SHIP'
        ? new Date(placedAt.getTime() + own.int(22, 50) * HOUR_MS)
        : undefined,
    isExchanged: returned !== undefined && own.chance(EXCHANGED_SHARE),
    cardUse: isPaidByCard
      ? {
          code: `DEMO${String(number).padStart(8, '2')}CADEAU`,
          soldIn: own.chance(0.6) ? 'STORE' : 'WEB',
          soldAt: new Date(placedAt.getTime() - own.int(3, 60) * 24 * HOUR_MS),
          amountMinor: Math.min(total, own.pick([3_000, 5_000, 8_000])),
        }
      : undefined,
  };
}

/** Whether an associate had read what is known of a customer before a talk. */
export function isHandoffRead({ externalId }: PlannedTalk, random: Random): boolean {
  return random.fork(`handoff/${externalId}`).chance(HANDOFF_SHARE);
}

/** A conversation with the moments of its steps; undefined for a step that has not been made. */
export interface PlannedConversation {
  readonly id: string;
  readonly channel: string;
  readonly openedAt: Date;
  readonly answeredAt: Date | undefined;
  readonly resolvedAt: Date | undefined;
}

/** Conversations by channel: how frequent, and the mean minutes to the first answer. */
const CONVERSATIONS: ReadonlyArray<{ item: { channel: string; minutes: number }; weight: number }> = [
  { item: { channel: 'WHATSAPP', minutes: 14 }, weight: 32 },
  { item: { channel: 'EMAIL', minutes: 260 }, weight: 24 },
  { item: { channel: 'CHAT', minutes: 3 }, weight: 22 },
  { item: { channel: 'INSTAGRAM', minutes: 45 }, weight: 13 },
  { item: { channel: 'PHONE', minutes: 1 }, weight: 9 },
];
const ANSWERED_SHARE = 0.95;
const RESOLVED_SHARE = 0.88;
/** Mean minutes from the first answer to the end. */
const RESOLVING_MINUTES = 320;

/** Conversations of the days before `now`; what would be made after it has not been made. */
export function planConversations(
  random: Random,
  { count, days, now }: { readonly count: number; readonly days: number; readonly now: Date },
) {
  return Array.from({ length: count }, (_, index): PlannedConversation => {
    const { channel, minutes } = random.weighted(CONVERSATIONS);
    const openedAt = new Date(now.getTime() - Math.round(random.next() * days * 24 * HOUR_MS));
    const step = (from: Date | undefined, share: number, mean: number): Date | undefined => {
      const at = new Date((from?.getTime() ?? 0) + Math.ceil(random.exponential(mean) * MINUTE_MS));
      return random.chance(share) && from && at <= now ? at : undefined;
    };
    const answeredAt = step(openedAt, ANSWERED_SHARE, minutes);
    return {
      id: `demo-conversation-${index}`,
      channel,
      openedAt,
      answeredAt,
      resolvedAt: step(answeredAt, RESOLVED_SHARE, RESOLVING_MINUTES),
    };
  });
}

/** Goods that somebody tried on by themselves and said how it went (K14). */
export interface PlannedFitting {
  readonly id: string;
  readonly storeCode: string;
  readonly customerRef: string;
  readonly at: Date;
  readonly skus: readonly string[];
  /** Of the goods, of the first so many an outcome was said: KEPT, or why not. */
  readonly outcomes: readonly string[];
}

const OUTCOMES = [
  { item: 'KEPT', weight: 36 },
  { item: 'SIZE', weight: 28 },
  { item: 'FIT', weight: 16 },
  { item: 'COLOR', weight: 8 },
  { item: 'PRICE', weight: 7 },
  { item: 'FABRIC', weight: 5 },
] as const;

/** Fittings of customers before purchases in a store, for one in so many of them. */
const FITTING_EACH = 12;

export function fittingBefore(order: PlannedOrder, random: Random): PlannedFitting | undefined {
  const { customer, storeCode, number, lines, placedAt, delivery } = order;
  if (!customer || storeCode === undefined || delivery !== 'IN_STORE' || number % FITTING_EACH > 0) return undefined;
  const own = random.fork(`fitting/${number}`);
  const skus = [...new Set(lines.map(({ variant }) => variant.sku))];
  return {
    id: `demo-fitting-${number}`,
    storeCode,
    customerRef: customer.ref,
    at: new Date(placedAt.getTime() - own.int(4, 25) * MINUTE_MS),
    skus,
    outcomes: skus.slice(0, own.int(1, skus.length)).map(() => own.weighted(OUTCOMES)),
  };
}
