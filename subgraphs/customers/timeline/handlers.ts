import { z } from 'zod';
import type { EventHandler, Subscription } from '#kernel/events/consumer.ts';
import type { LoggedEvent } from '#kernel/events/event-log.ts';
import { money, toDecimal } from '#kernel/values/money.ts';
import { isGiftCardEntryKind, isLoyaltyEntryKind } from '../../shared/ledger-kinds.ts';
import type { EntryKind, EntryOf, TimelineEntry } from './model/timeline-entry.ts';
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
  totalMinor: minor,
  placedAt: z.string(),
});
const orderCanceled = orderFacts.omit({ currency: true }).extend({ canceledAt: z.string() });
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

/** An entry without its id, which is the event's; what an event does not say is absent. */
type DraftOf<Kind extends EntryKind> = {
  [K in Kind]: Pick<EntryOf<K>, 'occurredAt' | 'kind' | 'data'> & {
    readonly customerId?: TimelineEntry['customerId'] | null | undefined;
    readonly channel?: string;
    readonly locationId?: TimelineEntry['locationId'] | undefined;
    readonly orderId?: TimelineEntry['orderId'] | undefined;
  };
}[Kind];
type Draft = DraftOf<EntryKind>;

const amount = (value: bigint, currency: string) => ({ amount: toDecimal(money(value, currency)), currency });

const READERS: Readonly<Record<string, (payload: unknown) => Draft | undefined>> = {
  'orders.order-placed.v1': (payload) => {
    const { totalMinor, currency, placedAt, storeId, ...order } = orderPlaced.parse(payload);
    const data = amount(totalMinor, currency);
    return { ...order, kind: 'ORDER', occurredAt: new Date(placedAt), locationId: storeId, data };
  },
  'orders.order-canceled.v1': (payload) => {
    const { canceledAt, storeId, ...order } = orderCanceled.parse(payload);
    return { ...order, kind: 'CANCELLATION', occurredAt: new Date(canceledAt), locationId: storeId, data: {} };
  },
  'orders.order-returned.v1': (payload) => {
    const { returnId, refundMinor, currency, returnedAt, storeId, returnLocationId, ...order } =
      orderReturned.parse(payload);
    const data = { returnId, ...amount(refundMinor, currency) };
    return {
      ...order,
      kind: 'RETURN',
      occurredAt: new Date(returnedAt),
      locationId: returnLocationId ?? storeId,
      data,
    };
  },
  'loyalty.points-changed.v1': (payload) => {
    const { customerId, kind, points, balance, orderId, occurredAt } = pointsChanged.parse(payload);
    if (!isLoyaltyEntryKind(kind)) return undefined;
    const data = { kind, points, balance: balance ?? null };
    return { customerId, orderId, kind: 'POINTS', occurredAt: new Date(occurredAt), data };
  },
  'loyalty.gift-card-changed.v1': (payload) => {
    const { giftCardId, customerId, kind, amountMinor, currency, orderId, occurredAt } = giftCardChanged.parse(payload);
    if (!isGiftCardEntryKind(kind)) return undefined;
    const data = { giftCardId, kind, ...amount(amountMinor, currency) };
    return { customerId, orderId, kind: 'GIFT_CARD', occurredAt: new Date(occurredAt), data };
  },
};

function toEntry(event: LoggedEvent): TimelineEntry[] {
  const draft = READERS[event.type]?.(event.payload);
  if (!draft?.customerId) return [];
  const { customerId, channel = null, locationId = null, orderId = null, ...entry } = draft;
  return [{ ...entry, id: event.id, customerId, channel, locationId, orderId }];
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
