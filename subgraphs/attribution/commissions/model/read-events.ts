import { z } from 'zod';
import { idOf } from '../../../shared/given-ids.ts';
import type { CustomerId, InteractionId, LocationId, OrderId, StaffId } from '../../../shared/ids.ts';
import { identityChanged } from '../../facts/model/customer-events.ts';
import type { IdentityStatement } from './identity-history.ts';
import type { FactsOfEvent } from './order-facts.ts';

/** What is read of an event of a log. */
interface ReadEvent {
  readonly type: string;
  /** A string of digits. */
  readonly aggregateVersion: string;
  readonly occurredAt: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

const minor = z.string().regex(/^-?\d{1,18}$/);
const instant = z.iso.datetime({ offset: true });
const inUtc = (at: string) => new Date(at).toISOString();
const locationId = idOf('loc').nullish();

const placed = z.object({
  orderId: idOf('ord'),
  customerId: idOf('cus').nullish(),
  channel: z.string(),
  currency: z.string().length(3),
  storeId: locationId,
  placedByStaffId: idOf('stf').nullish(),
  placedAt: instant,
  lines: z.array(z.object({ lineId: z.string(), quantity: z.int(), netMinor: minor })),
});
const canceled = z.object({ orderId: idOf('ord'), canceledAt: instant });
const returned = z.object({
  orderId: idOf('ord'),
  returnId: z.string(),
  returnedAt: instant,
  lines: z.array(z.object({ lineId: z.string(), netMinor: minor })),
});
const fulfillment = z.object({
  orderId: idOf('ord'),
  fulfillmentOrderId: z.string(),
  locationId: idOf('loc'),
  /** Absent in events of older releases. */
  locationKind: z.string().nullish(),
  status: z.string(),
  changedAt: instant,
  lines: z.array(z.object({ lineId: z.string(), quantity: z.int() })).default([]),
});

/** What an event says of an order; who bought and when stands with the placing alone. */
export interface OrderEvent {
  readonly orderId: OrderId;
  readonly facts: FactsOfEvent;
  readonly customerId: CustomerId | null;
  readonly placedAt: Date | null;
}

/** Sums what a return says of a line in several parts. */
function byLine(lines: ReadonlyArray<{ lineId: string; netMinor: string }>): Record<string, string> {
  const sums: Record<string, string> = {};
  for (const { lineId, netMinor } of lines) sums[lineId] = String(BigInt(sums[lineId] ?? '0') + BigInt(netMinor));
  return sums;
}

const about = (orderId: OrderId, facts: FactsOfEvent): OrderEvent => ({
  orderId,
  facts,
  customerId: null,
  placedAt: null,
});

const READERS: Readonly<Record<string, (event: ReadEvent) => OrderEvent>> = {
  'orders.order-placed.v1': ({ payload }) => {
    const order = placed.parse(payload);
    const { channel, currency, lines } = order;
    const sold = lines.map(({ lineId, quantity, netMinor }) => ({ id: lineId, quantity, netMinor }));
    const [storeId, staffId] = [order.storeId ?? null, order.placedByStaffId ?? null];
    return {
      orderId: order.orderId,
      facts: { kind: 'PLACED', placed: { channel, currency, storeId, staffId, lines: sold } },
      customerId: order.customerId ?? null,
      placedAt: new Date(order.placedAt),
    };
  },
  'orders.order-canceled.v1': ({ payload }) => {
    const { orderId, canceledAt } = canceled.parse(payload);
    return about(orderId, { kind: 'CANCELED', at: inUtc(canceledAt) });
  },
  'orders.order-returned.v1': ({ payload }) => {
    const { orderId, returnId, returnedAt, lines } = returned.parse(payload);
    const facts = { at: inUtc(returnedAt), netMinor: byLine(lines) };
    return about(orderId, { kind: 'RETURNED', id: returnId, returned: facts });
  },
  'orders.fulfillment-order-changed.v1': ({ payload, aggregateVersion }) => {
    const { orderId, fulfillmentOrderId, status, changedAt, lines, ...where } = fulfillment.parse(payload);
    const facts = {
      version: Number(aggregateVersion),
      at: inUtc(changedAt),
      locationId: where.locationId,
      isStore: where.locationKind === 'STORE',
      hasLeft: status === 'SHIPPED' || status === 'PICKED_UP',
      quantity: Object.fromEntries(lines.map(({ lineId, quantity }) => [lineId, quantity])),
    };
    return about(orderId, { kind: 'FULFILLMENT', id: fulfillmentOrderId, fulfillment: facts });
  },
};

export const ORDER_TYPES = Object.keys(READERS);

/** @throws when the event cannot be read */
export function readOrderEvents(events: readonly ReadEvent[]): OrderEvent[] {
  return events.flatMap((event) => READERS[event.type]?.(event) ?? []);
}

const recorded = z.object({
  interactionId: idOf('int'),
  customerId: idOf('cus'),
  staffId: idOf('stf').nullish(),
  locationId,
  kind: z.string(),
  occurredAt: instant,
});

/** An interaction as it is kept. */
export interface RecordedInteraction {
  readonly id: InteractionId;
  readonly customerId: CustomerId;
  readonly staffId: StaffId;
  readonly locationId: LocationId | null;
  readonly kind: string;
  readonly occurredAt: Date;
}

/** Interactions that an associate had; those of nobody known earn nobody anything. */
export function readInteractionEvents(events: readonly ReadEvent[]): RecordedInteraction[] {
  return events.flatMap(({ payload }) => {
    const { interactionId: id, staffId, locationId: where, occurredAt, ...rest } = recorded.parse(payload);
    return staffId ? [{ ...rest, id, staffId, locationId: where ?? null, occurredAt: new Date(occurredAt) }] : [];
  });
}

/** Whose each member of a component is from then on. */
export function readIdentityEvents(events: readonly ReadEvent[]): IdentityStatement[] {
  return events.flatMap(({ payload, occurredAt }) => {
    const { survivorId, memberIds, version } = identityChanged.parse(payload);
    const said = { survivorId: survivorId as CustomerId, version: BigInt(version), statedAt: new Date(occurredAt) };
    return memberIds.map((aliasId) => ({ ...said, aliasId: aliasId as CustomerId }));
  });
}
