import { IDENTITY_CHANGED, INTERACTION_RECORDED, identityChanged, interactionRecorded } from './customer-events.ts';
import {
  ORDER_CANCELED,
  ORDER_PLACED,
  ORDER_RETURNED,
  orderCanceled,
  orderPlaced,
  orderReturned,
} from './order-events.ts';
import { type FactSource, type OrderLineFact, toOrderLineFacts } from './order-line-fact.ts';

/** Rows by table; what one batch of events becomes. */
export interface FactBatch {
  readonly order_line_fact: OrderLineFact[];
  readonly order_key: object[];
  readonly touchpoint: object[];
  readonly customer_alias: object[];
  readonly identity_link: object[];
  readonly record_bearer: object[];
}

/** What facts need of an event of a log. */
interface FactEvent {
  readonly id: string;
  readonly type: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** An event that cannot be read, and why. */
export interface UnreadableEvent<Event> {
  readonly event: Event;
  readonly reason: string;
}

type DayOf = (instantMs: number) => string;
type Reader = (event: FactEvent, batch: FactBatch, dayOf: DayOf) => void;

function addLines(batch: FactBatch, dayOf: DayOf, source: FactSource): void {
  batch.order_line_fact.push(...toOrderLineFacts(source, dayOf));
}

const READERS: Readonly<Record<string, Reader>> = {
  [ORDER_PLACED]: (event, batch, dayOf) => {
    const order = orderPlaced.parse(event.payload);
    addLines(batch, dayOf, { ...order, eventId: event.id, kind: 'PLACED', occurredAt: order.placedAt });
    batch.order_key.push({
      order_id: order.orderId,
      customer_id: order.customerId,
      anonymous_id: order.anonymousId,
      placed_at: order.placedAt,
    });
    if (order.customerId !== '' && order.anonymousId !== '') {
      batch.identity_link.push({ customer_id: order.customerId, anonymous_id: order.anonymousId });
    }
  },
  [ORDER_CANCELED]: (event, batch, dayOf) => {
    const order = orderCanceled.parse(event.payload);
    addLines(batch, dayOf, { ...order, eventId: event.id, kind: 'CANCELED', occurredAt: order.canceledAt });
  },
  [ORDER_RETURNED]: (event, batch, dayOf) => {
    const order = orderReturned.parse(event.payload);
    addLines(batch, dayOf, { ...order, eventId: event.id, kind: 'RETURNED', occurredAt: order.returnedAt });
  },
  [IDENTITY_CHANGED]: (event, batch) => {
    const { survivorId, memberIds, bearers, version } = identityChanged.parse(event.payload);
    for (const aliasId of new Set([...memberIds, survivorId])) {
      batch.customer_alias.push({ alias_id: aliasId, survivor_id: survivorId, version });
    }
    for (const [recordId, bearerId] of Object.entries(bearers)) {
      batch.record_bearer.push({ record_id: recordId, bearer_id: bearerId });
    }
  },
  [INTERACTION_RECORDED]: (event, batch) => {
    const interaction = interactionRecorded.parse(event.payload);
    batch.touchpoint.push({
      touchpoint_id: interaction.interactionId,
      occurred_at: interaction.occurredAt,
      person_key: interaction.customerId,
      customer_id: interaction.customerId,
      channel: interaction.locationId === '' ? 'CLIENTELING' : 'STORE',
      kind: interaction.kind,
      source: 'associate',
      store_id: interaction.locationId,
      staff_id: interaction.staffId,
    });
  },
};

/** Types of events that become facts, by publisher. */
export const FACT_TYPES = {
  orders: [ORDER_PLACED, ORDER_CANCELED, ORDER_RETURNED],
  customers: [IDENTITY_CHANGED, INTERACTION_RECORDED],
} as const;
export type FactPublisher = keyof typeof FACT_TYPES;

/** Reads events into rows; the same events always give the same rows, in the same order. */
export function toFactBatch<Event extends FactEvent>(
  events: readonly Event[],
  dayOf: DayOf,
): { batch: FactBatch; unreadable: Array<UnreadableEvent<Event>> } {
  const batch: FactBatch = {
    order_line_fact: [],
    order_key: [],
    touchpoint: [],
    customer_alias: [],
    identity_link: [],
    record_bearer: [],
  };
  const unreadable: Array<UnreadableEvent<Event>> = [];
  for (const event of events) {
    try {
      READERS[event.type]?.(event, batch, dayOf);
    } catch (error) {
      unreadable.push({ event, reason: error instanceof Error ? error.message : String(error) });
    }
  }
  return { batch, unreadable };
}
