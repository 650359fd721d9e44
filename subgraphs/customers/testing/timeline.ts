import { deliver } from '#kernel/events/consumer.ts';
import type { LoggedEvent } from '#kernel/events/event-log.ts';
import { newId } from '#kernel/values/ids.ts';
import { service } from '../../../test/support/actors.ts';
import { unique } from '../../../test/support/unique.ts';
import { subscriptions } from '../timeline/handlers.ts';
import type { TestCustomers } from './customers.ts';

export const TIMELINE = `query ($id: ID!, $first: Int, $after: String, $last: Int, $before: String, $kinds: [TimelineEntryKind!]) { customer(ref: { id: $id }) {
  timeline(first: $first, after: $after, last: $last, before: $before, kinds: $kinds) {
    nodes { __typename id kind occurredAt channel { __typename code } location { id }
      ... on OrderTimelineEntry { order { __typename id } total { amount currencyCode } }
      ... on ReturnTimelineEntry { order { id } return { id } amountRefunded { amount } }
      ... on CancellationTimelineEntry { order { id } }
      ... on PointsTimelineEntry { loyaltyEntryKind points balanceAfter order { id } }
      ... on GiftCardTimelineEntry { giftCardEntryKind giftCard { id } amountMoved { amount } }
      ... on InteractionTimelineEntry { interactionKind interaction { note sentiment } }
      ... on MergeTimelineEntry { mergeEventKind customerIds } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }`;

export interface Timeline {
  nodes: Array<{
    id: string;
    kind: string;
  }>;
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string; endCursor: string };
}

let sequence = 0;
/** An event of another domain, as its log has it. */
export function event(type: string, payload: Record<string, unknown>): LoggedEvent {
  sequence += 1;
  return {
    id: unique('x').slice(2),
    type,
    aggregateId: String(payload['orderId'] ?? sequence),
    aggregateVersion: '1',
    occurredAt: '2026-11-22T10:00:00.000Z',
    payload,
    position: `${sequence}:1`,
  };
}

/** An order of the customer, placed that many minutes into a day. */
export function placed(customerId: string | null, minute: number, more: Record<string, unknown> = {}): LoggedEvent {
  return event('orders.order-placed.v1', {
    orderId: newId('ord'),
    orderNumber: `W-${minute}`,
    channel: 'WEB',
    source: 'CHECKOUT',
    storeId: null,
    customerId,
    currency: 'EUR',
    totalMinor: '12990',
    placedAt: new Date(Date.UTC(2026, 10, 1, 0, minute)).toISOString(),
    lines: [],
    ...more,
  });
}

export function timelinesOf(customers: () => TestCustomers) {
  return {
    /** Delivers events to the timeline, in one transaction. */
    deliverAll: (...events: LoggedEvent[]) =>
      customers().db.inTransaction('deliver', async (tx) => {
        for (const subscription of subscriptions) await deliver(tx, subscription, events);
      }),
    timeline: async (id: string, args: object = {}) =>
      (await customers().ask<{ timeline: Timeline }>(service, TIMELINE, { id, first: 50, ...args })).timeline,
    customer: async (name = unique('c').slice(-12)) => (await customers().resolve(`EMAIL:${name}@x.fr`))[0] ?? '',
  };
}
