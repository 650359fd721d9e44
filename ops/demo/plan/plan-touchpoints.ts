import type { PlannedCustomer } from './plan-customers.ts';
import type { PlannedOrder } from './plan-orders.ts';
import type { Random } from './random.ts';

/** A touch as the ingest route takes it. */
export interface PlannedTouch {
  readonly id: string;
  readonly occurredAt: string;
  readonly channel: string;
  readonly kind: 'VISIT' | 'PRODUCT_VIEW' | 'ADD_TO_CART' | 'CLICK' | 'STORE_LOCATOR';
  readonly source: string;
  readonly campaign: string | null;
  readonly anonymousId: string;
  /** Who it was, from the moment they sign in. */
  readonly customerRef: string | undefined;
}

const FIRST_TOUCH: ReadonlyArray<{ item: { channel: string; source: string }; weight: number }> = [
  { item: { channel: 'INSTAGRAM', source: 'instagram' }, weight: 26 },
  { item: { channel: 'WEB', source: 'google' }, weight: 34 },
  { item: { channel: 'EMAIL', source: 'newsletter' }, weight: 14 },
  { item: { channel: 'APP', source: 'push' }, weight: 12 },
  { item: { channel: 'WEB', source: 'direct' }, weight: 14 },
];
const CAMPAIGNS = [null, null, null, 'soldes', 'nouvelle-collection', 'rentree'] as const;
const BROWSING = ['VISIT', 'PRODUCT_VIEW', 'PRODUCT_VIEW', 'ADD_TO_CART'] as const;
const HOUR_MS = 3_600_000;
/** Share of store purchases by omnichannel customers that a web session of the last seven days came before. */
const RESEARCH_ONLINE_SHARE = 0.45;

export interface TouchPlanner {
  /** Touches that led to an order; none for unknown buyers and most store sales. */
  beforeOrder(order: PlannedOrder): PlannedTouch[];
  /** A visit that led to nothing, some time before `at`. */
  idle(customers: readonly PlannedCustomer[], at: Date): PlannedTouch[];
}

/** @param scope what sets the ids of one planner apart from those of another */
export function createTouchPlanner(random: Random, scope: string): TouchPlanner {
  let serial = 0;
  function touch(
    anonymousId: string,
    at: number,
    channel: string,
    kind: PlannedTouch['kind'],
    source: string,
    customerRef?: string,
  ): PlannedTouch {
    serial += 1;
    return {
      id: `demo-${scope}-${serial}`,
      occurredAt: new Date(at).toISOString(),
      channel,
      kind,
      source,
      anonymousId,
      customerRef,
      campaign: random.pick(CAMPAIGNS),
    };
  }
  function session(anonymousId: string, start: number, length: number, customerRef?: string): PlannedTouch[] {
    const { channel, source } = random.weighted(FIRST_TOUCH);
    const touches = [
      touch(anonymousId, start, channel, channel === 'WEB' || channel === 'APP' ? 'VISIT' : 'CLICK', source),
    ];
    const place = channel === 'APP' ? 'APP' : 'WEB';
    for (let index = 1; index < length; index++) {
      touches.push(touch(anonymousId, start + index * 60_000, place, random.pick(BROWSING), source, customerRef));
    }
    return touches;
  }
  return {
    beforeOrder({ customer, channel, placedAt }) {
      if (!customer || customer.habit === 'STORE_ONLY') return [];
      if (channel === 'STORE' && !random.chance(RESEARCH_ONLINE_SHARE)) return [];
      const sessions = 1 + Math.min(3, Math.floor(random.exponential(0.8)));
      const touches: PlannedTouch[] = [];
      for (let index = sessions; index >= 1; index--) {
        const before = index === 1 ? random.int(1, 40) * HOUR_MS : random.int(41, 160) * HOUR_MS;
        const start = placedAt.getTime() - before;
        touches.push(...session(customer.anonymousId, start, random.int(2, 5), customer.ref));
      }
      return touches;
    },
    idle(customers, at) {
      const anonymousId = random.chance(0.5)
        ? random.pick(customers).anonymousId
        : `demo-passer-by-${random.int(1, 400_000)}`;
      return session(anonymousId, at.getTime() - random.int(1, 20) * HOUR_MS, random.int(1, 6));
    },
  };
}
