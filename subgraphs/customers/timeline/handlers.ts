import { z } from 'zod';
import type { EventHandler, Subscription } from '#kernel/events/consumer.ts';
import type { LoggedEvent } from '#kernel/events/event-log.ts';
import { money, toDecimal } from '#kernel/values/money.ts';
import type { TimelineEntry } from './model/timeline-entry.ts';
import { insertTimelineEntries } from './store/timeline-entries.ts';

const minor = z.coerce.bigint();
const customerId = z.templateLiteral(['cus_', z.string()]).nullish();
const locationId = z.templateLiteral(['loc_', z.string()]).nullish();
const orderId = z.templateLiteral(['ord_', z.string()]);

const orderFacts = z.object({
  orderId,
  customerId,
  channel: z.string(),
  storeId: locationId,
  currency: z.string(),
});
const orderPlaced = orderFacts.extend({
  orderNumber: z.string().nullish(),
  source: z.string().optional(),
  totalMinor: minor,
  placedAt: z.string(),
});
const orderCanceled = orderFacts.extend({ reason: z.string().nullish(), canceledAt: z.string() });
const orderReturned = orderFacts.extend({
  returnId: z.string(),
  returnLocationId: locationId,
  refundMinor: minor,
  returnedAt: z.string(),
});
const pointsChanged = z.object({
  customerId,
  kind: z.string(),
  points: z.coerce.number(),
  balance: z.coerce.number().nullish(),
  orderId: orderId.nullish(),
  occurredAt: z.string(),
});
const giftCardChanged = z.object({
  giftCardId: z.string(),
  customerId,
  kind: z.string(),
  amountMinor: minor,
  currency: z.string(),
  orderId: orderId.nullish(),
  occurredAt: z.string(),
});

/** Holds come and go during a payment; they are no moment of a customer's history. */
const TRANSIENT_KINDS: ReadonlySet<string> = new Set(['HOLD', 'RELEASE']);

/** An entry without its id, which is the event's; what an event does not say is absent. */
type Draft = Pick<TimelineEntry, 'occurredAt' | 'type' | 'data'> & {
  readonly customerId?: TimelineEntry['customerId'] | null | undefined;
  readonly channel?: string;
  readonly locationId?: TimelineEntry['locationId'] | undefined;
  readonly orderId?: TimelineEntry['orderId'] | undefined;
};

const amount = (value: bigint, currency: string) => ({ amount: toDecimal(money(value, currency)), currency });

const READERS: Readonly<Record<string, (payload: unknown) => Draft | undefined>> = {
  'orders.order-placed.v1': (payload) => {
    const { orderNumber, source, totalMinor, currency, placedAt, storeId, ...order } = orderPlaced.parse(payload);
    const data = { orderNumber, source, ...amount(totalMinor, currency) };
    return { ...order, type: 'ORDER', occurredAt: new Date(placedAt), locationId: storeId, data };
  },
  'orders.order-canceled.v1': (payload) => {
    const { reason, canceledAt, storeId, ...order } = orderCanceled.parse(payload);
    return { ...order, type: 'CANCELLATION', occurredAt: new Date(canceledAt), locationId: storeId, data: { reason } };
  },
  'orders.order-returned.v1': (payload) => {
    const { returnId, refundMinor, currency, returnedAt, storeId, returnLocationId, ...order } =
      orderReturned.parse(payload);
    const data = { returnId, ...amount(refundMinor, currency) };
    return {
      ...order,
      type: 'RETURN',
      occurredAt: new Date(returnedAt),
      locationId: returnLocationId ?? storeId,
      data,
    };
  },
  'loyalty.points-changed.v1': (payload) => {
    const { customerId, kind, points, balance, orderId, occurredAt } = pointsChanged.parse(payload);
    if (TRANSIENT_KINDS.has(kind)) return undefined;
    return { customerId, orderId, type: 'POINTS', occurredAt: new Date(occurredAt), data: { kind, points, balance } };
  },
  'loyalty.gift-card-changed.v1': (payload) => {
    const { giftCardId, customerId, kind, amountMinor, currency, orderId, occurredAt } = giftCardChanged.parse(payload);
    if (TRANSIENT_KINDS.has(kind)) return undefined;
    const data = { giftCardId, kind, ...amount(amountMinor, currency) };
    return { customerId, orderId, type: 'GIFT_CARD', occurredAt: new Date(occurredAt), data };
  },
};

function toEntry(event: LoggedEvent): TimelineEntry[] {
  const draft = READERS[event.type]?.(event.payload);
  if (!draft?.customerId) return [];
  const { customerId, occurredAt, type, data, channel = null, locationId = null, orderId = null } = draft;
  return [{ id: event.id, customerId, occurredAt, type, channel, locationId, orderId, data }];
}

/** Events of other domains about a customer become entries of the timeline, under the id that the event names. */
function timelineOf(publisher: 'orders' | 'loyalty'): EventHandler {
  return {
    name: `timeline-${publisher}`,
    types: Object.keys(READERS).filter((type) => type.startsWith(`${publisher}.`)),
    handle: (tx, events) => insertTimelineEntries(tx, events.flatMap(toEntry)),
  };
}

export const subscriptions: readonly Subscription[] = [
  { publisher: 'orders', handlers: [timelineOf('orders')] },
  { publisher: 'loyalty', handlers: [timelineOf('loyalty')] },
];
