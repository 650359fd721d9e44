import type { NewEvent } from '#kernel/events/outbox.ts';
import type { TestOrder } from './order-events.ts';

type Published = Readonly<Record<'orders' | 'customers' | 'loyalty', readonly NewEvent[]>>;

/** Numbers that look random and are the same in every run. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

const MINUTE = 60_000;
const PROMISES = { PICKUP_1H: 60, DELIVERY_24H: 1_440, DELIVERY_SAME_DAY: 600 } as const;
const CHANNELS = ['WHATSAPP', 'INSTAGRAM', 'EMAIL', 'CHAT'];

/** What the shop does for its customers around the given orders, at any second: promises, answers, points, gift cards. */
export function generateService(orders: readonly TestOrder[], seed = 11): Published {
  const random = createRandom(seed);
  const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T;
  const events: Record<'orders' | 'customers' | 'loyalty', NewEvent[]> = { orders: [], customers: [], loyalty: [] };
  const add = (log: keyof Published, type: string, at: Date, payload: Record<string, unknown>): void => {
    events[log].push({ type: `${log}.${type}.v1`, aggregateId: 'any', aggregateVersion: 0, occurredAt: at, payload });
  };
  const after = (at: Date, minutes: number): Date => new Date(at.getTime() + Math.floor(random() * minutes * MINUTE));
  for (const [index, order] of orders.entries()) {
    const { orderId, channel, storeId, customerId, currency, placedAt } = order;
    const ful = `ful_${index}`;
    const locationId = random() < 0.7 && storeId ? storeId : `loc_${Math.floor(random() * 6)}`;
    const step = (status: string, at: Date) =>
      add('orders', 'fulfillment-order-changed', at, {
        fulfillmentOrderId: ful,
        orderId,
        locationId,
        status,
        deliveryMethod: 'PICKUP',
        changedAt: at.toISOString(),
      });
    step('OPEN', placedAt);
    const promise = pick(Object.keys(PROMISES) as Array<keyof typeof PROMISES>);
    const promisedBy = new Date(placedAt.getTime() + PROMISES[promise] * MINUTE);
    if (random() < 0.6)
      add('orders', 'promise-made', placedAt, {
        promise,
        orderId,
        fulfillmentOrderId: ful,
        locationId,
        channel,
        customerId,
        promisedBy: promisedBy.toISOString(),
        madeAt: placedAt.toISOString(),
      });
    if (random() < 0.1) step('CANCELED', after(placedAt, 3_000));
    else if (random() < 0.9) {
      const ready = after(placedAt, PROMISES[promise] * 1.5);
      step('READY', ready);
      if (random() < 0.9) {
        const deliveredAt = after(ready, PROMISES[promise]).toISOString();
        const delivered = { fulfillmentOrderId: ful, orderId, locationId, deliveredAt };
        add('orders', 'fulfillment-order-delivered', new Date(deliveredAt), delivered);
      }
    }
    if (order.returned && random() < 0.3) {
      const exchangedAt = order.returned.at.toISOString();
      const exchange = { returnId: `ret_${orderId}`, orderId, channel, locationId, customerId, currency, exchangedAt };
      add('orders', 'order-exchanged', order.returned.at, exchange);
    }
    if (customerId) {
      const postedAt = after(placedAt, 10).toISOString();
      const earned = { customerId, kind: 'EARN', orderId, occurredAt: placedAt.toISOString(), postedAt };
      add('loyalty', 'points-changed', placedAt, earned);
    }
    if (random() < 0.3) {
      const giftCardId = `gft_${index}`;
      const soldIn = pick(['WEB', 'STORE', 'APP']);
      const card = { giftCardId, customerId, currency };
      const occurredAt = placedAt.toISOString();
      add('loyalty', 'gift-card-changed', placedAt, {
        ...card,
        kind: 'ISSUE',
        amountMinor: '10000',
        orderId: null,
        channel: soldIn,
        occurredAt,
      });
      add('loyalty', 'gift-card-changed', placedAt, {
        ...card,
        kind: 'REDEEM',
        amountMinor: String(-Math.ceil(random() * 9_000)),
        orderId,
        channel: null,
        occurredAt,
      });
    }
    const customer = customerId ?? `cus_${index}`;
    const staffId = `stf_${Math.floor(random() * 3)}`;
    const meeting = after(placedAt, 5_000);
    if (random() < 0.5) {
      const readAt = new Date(meeting.getTime() + (random() - 0.6) * 3 * 1_440 * MINUTE).toISOString();
      const handoff = { customerId: customer, staffId, locationId: storeId, readAt };
      add('customers', 'handoff-read', meeting, handoff);
    }
    const variantIds = Array.from({ length: Math.floor(random() * 4) }, (_, at) => `var_${at}`);
    add('customers', 'interaction-recorded', meeting, {
      interactionId: `int_${index}`,
      customerId: customer,
      staffId: random() < 0.8 ? staffId : 'stf_other',
      locationId: storeId,
      kind: random() < 0.5 ? 'TRY_ON' : 'ADVICE',
      variantIds,
      outcomes: variantIds.filter(() => random() < 0.3).map((variantId) => ({ variantId, outcome: 'KEPT' })),
      occurredAt: meeting.toISOString(),
    });
    const opened = after(placedAt, 9_000);
    const talk = { conversationId: `cnv_${index}`, channel: pick(CHANNELS), customerId: customer, locationId: null };
    add('customers', 'conversation-opened', opened, { ...talk, openedAt: opened.toISOString() });
    for (let answers = Math.floor(random() * 3); answers > 0; answers--) {
      const answeredAt = after(opened, 600).toISOString();
      add('customers', 'conversation-answered', opened, { ...talk, staffId, answeredAt });
    }
    if (random() < 0.6) {
      const resolvedAt = after(opened, 6_000).toISOString();
      add('customers', 'conversation-resolved', opened, { ...talk, staffId, resolvedAt });
    }
  }
  return events;
}
