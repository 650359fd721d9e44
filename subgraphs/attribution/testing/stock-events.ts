import type { NewEvent } from '#kernel/events/outbox.ts';

/** One move of a level as the inventory domain would know it. */
export interface TestMove {
  readonly variantId: string;
  readonly locationId: string;
  readonly at: Date;
  readonly available: number;
  readonly onHand: number;
  readonly flow: 'NONE' | 'RECEIVED' | 'SOLD' | 'RETURNED' | 'LOST';
  readonly units: number;
}

/** An online request that found no stock. */
export interface TestDemand {
  readonly id: string;
  readonly variantId: string;
  readonly at: Date;
  readonly units: number;
  readonly valueMinor: bigint;
  readonly channel: string;
}

/** Numbers that look random and are the same in every run (mulberry32). */
export function createRandom(seed: number): (bound: number) => number {
  let state = seed;
  return (bound) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * bound);
  };
}

function event(type: string, at: Date, payload: Record<string, unknown>): NewEvent {
  return { type, aggregateId: 'test', aggregateVersion: 0, occurredAt: at, payload };
}

/** What the inventory domain publishes of the moves, each a version of its level. */
export function moveEvents(moves: readonly TestMove[]): NewEvent[] {
  const versions = new Map<string, number>();
  return moves.map(({ variantId, locationId, at, ...move }) => {
    const levelId = `lvl_${variantId}_${locationId}`;
    const version = (versions.get(levelId) ?? 0) + 1;
    versions.set(levelId, version);
    const level = { levelId, variantId, locationId, version, moves: [{ at: at.toISOString(), ...move }] };
    return event('inventory.level-changed.v1', at, { reason: 'SALE', levels: [level] });
  });
}

export const locationEvent = (locationId: string, kind: 'STORE' | 'WAREHOUSE'): NewEvent =>
  event('inventory.location-changed.v1', new Date(0), { locationId, kind, isActive: true, version: 1 });

export const productEvent = (productId: string, costs: Readonly<Record<string, string | null>>): NewEvent =>
  event('catalog.product-changed.v1', new Date(0), {
    productId,
    version: '1',
    variants: Object.entries(costs).map(([variantId, costMinor]) => ({ variantId, costMinor, currency: 'EUR' })),
  });

export const refusedEvent = ({ id, variantId, at, units, valueMinor, channel }: TestDemand): NewEvent =>
  event('orders.cart-refused.v1', at, {
    channel,
    storeId: null,
    currency: 'EUR',
    refusedAt: at.toISOString(),
    lines: [{ demandId: id, variantId, units, valueMinor: String(valueMinor) }],
  });

export const costEvent = (
  kind: 'transfer' | 'markdown',
  fields: { readonly id: string; readonly locationId: string; readonly costMinor: string; readonly at: Date },
): NewEvent => {
  const { id, locationId, costMinor, at } = fields;
  const common = { locationId, costMinor, currency: 'EUR' };
  return kind === 'transfer'
    ? event('inventory.transfer-costed.v1', at, { ...common, transferId: id, costedAt: at.toISOString() })
    : event('inventory.stock-marked-down.v1', at, { ...common, markdownId: id, markedDownAt: at.toISOString() });
};

export const serviceEvent = (fields: {
  readonly id: string;
  readonly service: 'PICKUP' | 'E_RESERVATION' | 'SHIP_FROM_STORE';
  readonly outcome: 'GRANTED' | 'REFUSED';
  readonly reason?: string;
  readonly at: Date;
}): NewEvent =>
  event('inventory.service-requested.v1', fields.at, {
    requestId: fields.id,
    service: fields.service,
    outcome: fields.outcome,
    reason: fields.reason ?? null,
    channel: 'WEB',
    locationId: null,
    requestedAt: fields.at.toISOString(),
  });

/** An order of one line that a store or the web sold. */
export const orderEvent = (order: {
  readonly id: string;
  readonly at: Date;
  readonly variantId: string;
  readonly storeId?: string;
  readonly delivery?: 'SHIP' | 'PICKUP' | 'IN_STORE';
  readonly units?: number;
  readonly grossMinor: bigint;
  readonly discountMinor?: bigint;
  readonly costMinor?: bigint | null;
}): NewEvent => {
  const discount = order.discountMinor ?? 0n;
  return event('orders.order-placed.v1', order.at, {
    orderId: order.id,
    channel: order.storeId ? 'STORE' : 'WEB',
    storeId: order.storeId ?? null,
    customerId: null,
    currency: 'EUR',
    source: 'CHECKOUT',
    placedAt: order.at.toISOString(),
    deliveryMethod: order.delivery ?? 'SHIP',
    lines: [
      {
        lineId: `${order.id}_1`,
        variantId: order.variantId,
        productId: 'prd_1',
        category: 'Coats',
        quantity: order.units ?? 1,
        grossMinor: String(order.grossMinor),
        discountMinor: String(discount),
        netMinor: String(order.grossMinor - discount),
        taxMinor: '0',
        costMinor: order.costMinor === undefined || order.costMinor === null ? null : String(order.costMinor),
      },
    ],
  });
};
