import { z } from 'zod';

/** What service is measured by; the contracts stand in docs/events.md. */
export const FULFILLMENT_DELIVERED = 'orders.fulfillment-order-delivered.v1';
export const PROMISE_MADE = 'orders.promise-made.v1';
export const ORDER_EXCHANGED = 'orders.order-exchanged.v1';
export const POINTS_CHANGED = 'loyalty.points-changed.v1';
export const GIFT_CARD_CHANGED = 'loyalty.gift-card-changed.v1';
export const HANDOFF_READ = 'customers.handoff-read.v1';
export const CONVERSATION_OPENED = 'customers.conversation-opened.v1';
export const CONVERSATION_ANSWERED = 'customers.conversation-answered.v1';
export const CONVERSATION_RESOLVED = 'customers.conversation-resolved.v1';

const minor = z.string().regex(/^-?\d{1,18}$/);
const instant = z.iso
  .datetime({ offset: true })
  .refine((text) => text >= '1970' && text < '2200', 'lies outside the years 1970 to 2199');
const id = z
  .string()
  .nullish()
  .transform((value) => value ?? '');

export const fulfillmentStepMade = z.object({
  fulfillmentOrderId: z.string(),
  orderId: z.string(),
  locationId: id,
  status: z.string(),
  changedAt: instant,
});

export const fulfillmentDelivered = z.object({
  fulfillmentOrderId: z.string(),
  orderId: z.string(),
  locationId: id,
  deliveredAt: instant,
});

/** What a customer may be promised. */
const PROMISES = ['PICKUP_1H', 'DELIVERY_24H', 'DELIVERY_SAME_DAY'] as const;

export const promiseMade = z.object({
  promise: z.enum(PROMISES),
  orderId: z.string(),
  fulfillmentOrderId: z.string(),
  locationId: id,
  channel: z.string(),
  customerId: id,
  promisedBy: instant,
  madeAt: instant,
});

/** The part of a return's event that says where it was taken. */
export const returnTaken = z.object({
  returnId: z.string(),
  orderId: z.string(),
  channel: z.string(),
  storeId: id,
  returnLocationId: id,
  customerId: id,
  currency: z.string().length(3),
  returnedAt: instant,
});

export const orderExchanged = z.object({
  returnId: z.string(),
  orderId: z.string(),
  channel: z.string(),
  locationId: id,
  customerId: id,
  currency: z.string().length(3),
  exchangedAt: instant,
});

export const pointsChanged = z.object({
  customerId: z.string(),
  kind: z.string(),
  orderId: id,
  occurredAt: instant,
  /** When the balance had it; absent in events of before it was said. */
  postedAt: instant.nullish(),
});

export const giftCardChanged = z.object({
  giftCardId: z.string(),
  customerId: id,
  kind: z.string(),
  amountMinor: minor,
  currency: z.string().length(3),
  orderId: id,
  /** That sold it, where it is issued. */
  channel: id,
  occurredAt: instant,
});

/** The part of an interaction's event that says what was tried on, and the result. */
export const interactionMoment = z.object({
  interactionId: z.string(),
  customerId: z.string(),
  staffId: id,
  locationId: id,
  kind: z.string(),
  variantIds: z.array(z.string()).nullish(),
  outcomes: z.array(z.object({ variantId: z.string(), outcome: z.string() })).nullish(),
  occurredAt: instant,
});

export const handoffRead = z.object({
  customerId: z.string(),
  staffId: id,
  locationId: id,
  readAt: instant,
});

const conversation = z.object({ conversationId: z.string(), channel: z.string(), customerId: id, locationId: id });
export const conversationOpened = conversation.extend({ openedAt: instant });
export const conversationAnswered = conversation.extend({ staffId: id, answeredAt: instant });
export const conversationResolved = conversation.extend({ staffId: id, resolvedAt: instant });
