import type { NewEvent } from '#kernel/events/outbox.ts';

interface TestLine {
  readonly lineId: string;
  readonly variantId: string;
  readonly productId: string;
  readonly category: string;
  readonly quantity: number;
  readonly grossMinor: bigint;
  readonly discountMinor: bigint;
}

/** An order as the transactional side would know it: what the facts must equal. */
export interface TestOrder {
  readonly orderId: string;
  readonly channel: string;
  readonly storeId: string | null;
  readonly customerId: string | null;
  readonly anonymousId: string | null;
  readonly currency: string;
  readonly placedAt: Date;
  readonly lines: readonly TestLine[];
  readonly canceledAt: Date | null;
  /** Whole lines sent back, and when. */
  readonly returned: { readonly at: Date; readonly lineIds: readonly string[] } | null;
}

/** Numbers that look random and are the same in every run (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const CHANNELS = ['WEB', 'APP', 'STORE', 'INSTAGRAM', 'MARKETPLACE'];
const CATEGORIES = ['Coats', 'Dresses', 'Shoes', 'Bags'];

/** Orders of many days, channels, stores and customers, some canceled, some partly returned, at any second. */
export function generateOrders(count: number, from: Date, days: number, seed = 7): TestOrder[] {
  const random = createRandom(seed);
  const pick = (bound: number): number => Math.floor(random() * bound);
  return Array.from({ length: count }, (_, index) => {
    const placedAt = new Date(from.getTime() + Math.floor(random() * days * 86_400_000));
    const later = (maxDays: number): Date =>
      new Date(placedAt.getTime() + 60_000 + Math.floor(random() * maxDays * 86_400_000));
    const channel = CHANNELS[pick(CHANNELS.length)] ?? 'WEB';
    const lines = Array.from({ length: 1 + pick(4) }, (_line, at) => {
      const gross = BigInt(100 + pick(50_000));
      return {
        lineId: `line_${index}_${at}`,
        variantId: `var_${pick(200)}`,
        productId: `prd_${pick(40)}`,
        category: CATEGORIES[pick(CATEGORIES.length)] ?? '',
        quantity: 1 + pick(3),
        grossMinor: gross,
        discountMinor: random() < 0.3 ? gross / 10n : 0n,
      };
    });
    const canceled = random() < 0.05;
    const returned = !canceled && random() < 0.15;
    return {
      orderId: `ord_${index}`,
      channel,
      storeId: channel === 'STORE' ? `loc_${pick(4)}` : null,
      customerId: random() < 0.9 ? `cus_${pick(Math.ceil(count / 4))}` : null,
      anonymousId: random() < 0.2 ? `anon_${pick(count)}` : null,
      currency: random() < 0.9 ? 'EUR' : 'CHF',
      placedAt,
      lines,
      canceledAt: canceled ? later(3) : null,
      returned: returned
        ? { at: later(30), lineIds: lines.filter((_line, at) => at % 2 === 0).map((line) => line.lineId) }
        : null,
    };
  });
}

function eventLine(line: TestLine) {
  const { grossMinor, discountMinor } = line;
  return {
    ...line,
    grossMinor: grossMinor.toString(),
    discountMinor: discountMinor.toString(),
    netMinor: (grossMinor - discountMinor).toString(),
    taxMinor: '0',
    costMinor: null,
  };
}

/** The events that the orders domain publishes for an order. */
export function eventsOf(order: TestOrder): NewEvent[] {
  const { orderId, channel, storeId, customerId, currency, lines } = order;
  const head = { orderId, channel, storeId, customerId, currency };
  const event = (
    type: string,
    aggregateVersion: number,
    occurredAt: Date,
    payload: Record<string, unknown>,
  ): NewEvent => ({
    type: `orders.${type}.v1`,
    aggregateId: orderId,
    aggregateVersion,
    occurredAt,
    payload,
  });
  const events = [
    event('order-placed', 1, order.placedAt, {
      ...head,
      source: 'IMPORT',
      placedAt: order.placedAt.toISOString(),
      anonymousId: order.anonymousId,
      lines: lines.map(eventLine),
    }),
  ];
  if (order.canceledAt) {
    const canceledAt = order.canceledAt.toISOString();
    events.push(event('order-canceled', 2, order.canceledAt, { ...head, canceledAt, lines: lines.map(eventLine) }));
  }
  if (order.returned) {
    const { at, lineIds } = order.returned;
    const sentBack = lines.filter((line) => lineIds.includes(line.lineId)).map(eventLine);
    events.push(
      event('order-returned', 2, at, {
        ...head,
        returnId: `ret_${orderId}`,
        returnedAt: at.toISOString(),
        lines: sentBack,
      }),
    );
  }
  return events;
}
