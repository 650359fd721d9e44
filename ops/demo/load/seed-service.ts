import { select, text } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { insertEvents, type NewEvent } from '#kernel/events/outbox.ts';
import type { PlannedOrder } from '../plan/plan-orders.ts';
import {
  fittingBefore,
  isHandoffRead,
  type PlannedConversation,
  type PlannedFitting,
  type PlannedService,
  planConversations,
  serviceOf,
} from '../plan/plan-service.ts';
import { adviceBefore, type PlannedTalk } from '../plan/plan-talks.ts';
import type { ServicePlan } from '../plan/service-truth.ts';
import type { DemoIds } from './demo-ids.ts';
import { planInteractions, toInteraction } from './load-people.ts';
import type { SeedTarget } from './seed-span.ts';
import { inBatches } from './send-in-batches.ts';
import { type ShopPlan, startOf } from './shop-plan.ts';

const BATCH = 1_000;

export function planService(plan: ShopPlan): ServicePlan {
  const { random, now, recent, days } = plan;
  const opensWith = startOf(plan, recent.from);
  const orders = plan.orders.ofSpan(recent).filter(({ placedAt }) => placedAt >= opensWith);
  const advice = orders.flatMap((order) => adviceBefore(order) ?? []);
  const talks = [...planInteractions(plan), ...advice].filter((talk) => talk.at >= opensWith);
  return {
    orders: orders.map((order) => serviceOf(order, { random, now })),
    talks: talks.length,
    readTalks: talks.filter((talk) => isHandoffRead(talk, random)),
    conversations: planConversations(random.fork('conversations'), {
      count: plan.conversationCount,
      days: days - recent.from - 1,
      now,
    }),
    fittings: orders.flatMap((order) => fittingBefore(order, random) ?? []),
  };
}

/** Ids that the orders domain gave to orders, to their work and to what came back of them, by the number of the order. */
interface OrderIds {
  readonly orderId: string;
  readonly fulfillmentOrderId: string;
  readonly returnId: string;
}

async function readOrderIds({ session }: SeedTarget, orders: readonly PlannedOrder[]): Promise<Map<string, OrderIds>> {
  const externalIds = orders.map(({ number }) => `o${number}`);
  const rows = await session.read(
    'orders',
    sql`select ${select({ externalId: text(sql`o.external_id`), orderId: text(sql`o.id`), fulfillmentOrderId: text(sql`f.id`), returnId: text(sql`coalesce(r.id, '')`) })}
        from orders o join fulfillment_order f on f.order_id = o.id left join order_return r on r.order_id = o.id
        where o.import_source = 'demo' and o.external_id = any(${externalIds}::text[])`,
  );
  return new Map(rows.map(({ externalId, ...ids }) => [externalId, ids]));
}

const event = (type: string, aggregateId: string, occurredAt: Date, payload: NewEvent['payload']): NewEvent => ({
  type,
  aggregateId,
  aggregateVersion: 0,
  occurredAt,
  payload,
});

/** The events of one order, as docs/events.md has them. */
function orderEvents(
  { order, promise, deliveredAt, isExchanged }: PlannedService,
  own: OrderIds,
  ids: DemoIds,
): NewEvent[] {
  const { orderId, fulfillmentOrderId, returnId } = own;
  const locationId = ids.locations.get(order.fulfilledFrom) ?? null;
  const customerId = (order.customer && ids.customers.get(order.customer.ref)) ?? null;
  const work = { fulfillmentOrderId, orderId, locationId };
  const delivered = (at: Date) =>
    event('orders.fulfillment-order-delivered.v1', fulfillmentOrderId, at, { ...work, deliveredAt: at.toISOString() });
  const ready = (at: Date) =>
    event('orders.fulfillment-order-changed.v1', fulfillmentOrderId, at, {
      ...work,
      status: 'READY',
      deliveryMethod: 'PICKUP',
      changedAt: at.toISOString(),
      lines: [],
    });
  const events: NewEvent[] = deliveredAt ? [delivered(deliveredAt)] : [];
  if (promise) {
    const made = {
      promise: promise.promise,
      ...work,
      channel: order.channel,
      customerId,
      promisedBy: promise.promisedBy.toISOString(),
      madeAt: order.placedAt.toISOString(),
    };
    events.push(
      event('orders.promise-made.v1', orderId, order.placedAt, made),
      promise.promise === 'PICKUP_1H' ? ready(promise.doneAt) : delivered(promise.doneAt),
    );
  }
  const { returned } = order;
  if (returned && isExchanged) {
    const exchangedAt = returned.at.toISOString();
    const place = { channel: order.channel, locationId: ids.locations.get(returned.locationCode) ?? null };
    const exchange = { returnId, orderId, ...place, customerId, currency: order.currency, exchangedAt };
    events.push(event('orders.order-exchanged.v1', orderId, returned.at, exchange));
  }
  return events;
}

function conversationEvents({ id, channel, openedAt, answeredAt, resolvedAt }: PlannedConversation): NewEvent[] {
  const step = (name: string, at: Date | undefined) =>
    at
      ? [
          event(`customers.conversation-${name}.v1`, id, at, {
            conversationId: id,
            channel,
            [`${name}At`]: at.toISOString(),
          }),
        ]
      : [];
  return [...step('opened', openedAt), ...step('answered', answeredAt), ...step('resolved', resolvedAt)];
}

/** Minutes that an associate reads before a talk. */
const READING_MS = 4 * 60_000;

function handoffEvent(talk: PlannedTalk, ids: DemoIds): NewEvent {
  const { customerId = '', staffId, locationId } = toInteraction(talk, ids);
  const at = new Date(talk.at.getTime() - READING_MS);
  return event('customers.handoff-read.v1', customerId, at, {
    customerId,
    staffId,
    locationId,
    readAt: at.toISOString(),
  });
}

function fittingEvent({ id, storeCode, customerRef, at, skus, outcomes }: PlannedFitting, ids: DemoIds): NewEvent {
  const variantIds = skus.flatMap((sku) => ids.variants.get(sku)?.variantId ?? []);
  return event('customers.interaction-recorded.v1', id, at, {
    interactionId: id,
    customerId: ids.customers.get(customerRef),
    staffId: null,
    locationId: ids.locations.get(storeCode),
    kind: 'TRY_ON',
    variantIds,
    outcomes: outcomes.map((outcome, index) => ({ variantId: variantIds[index], outcome })),
    occurredAt: at.toISOString(),
  });
}

/** Tells what service is measured by as its features will tell it, and the gift cards that orders were paid with. */
export async function seedService(plan: ShopPlan, target: SeedTarget): Promise<void> {
  const { session, ports, ids, signal } = target;
  const service = planService(plan);
  const told = (domain: 'orders' | 'customers', events: readonly NewEvent[]) =>
    events.length === 0 ? undefined : session.run(domain, insertEvents(events));
  for (const batch of inBatches(service.orders, BATCH)) {
    signal.throwIfAborted();
    const known = await readOrderIds(
      target,
      batch.map(({ order }) => order),
    );
    const events = batch.flatMap((one) => {
      const own = known.get(`o${one.order.number}`);
      return own ? orderEvents(one, own, ids) : [];
    });
    await told('orders', events);
    const cards = batch.flatMap(({ order, cardUse }) => {
      const orderId = known.get(`o${order.number}`)?.orderId;
      if (!cardUse || orderId === undefined || !order.customer) return [];
      const amountMinor = String(cardUse.amountMinor);
      return {
        code: cardUse.code,
        kind: 'PLASTIC',
        currency: 'EUR',
        amountMinor,
        channel: cardUse.soldIn,
        customerId: ids.customers.get(order.customer.ref) ?? null,
        issuedAt: cardUse.soldAt.toISOString(),
        redemptions: [{ orderId, amountMinor, at: order.placedAt.toISOString() }],
      };
    });
    if (cards.length > 0) await ports.giftCards({ cards });
  }
  await told('customers', [
    ...service.conversations.flatMap(conversationEvents),
    ...service.readTalks.map((talk) => handoffEvent(talk, ids)),
    ...service.fittings.map((fitting) => fittingEvent(fitting, ids)),
  ]);
}
