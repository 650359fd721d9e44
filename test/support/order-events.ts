import type { NewEvent } from '#kernel/events/outbox.ts';

interface TestLine {
  readonly lineId: string;
  readonly variantId: string;
  readonly productId: string;
  readonly category: string;
  readonly quantity: number;
  readonly grossMinor: bigint;
  readonly discountMinor: bigint;
  /** Of the whole line; null where it is unknown. */
  readonly costMinor: bigint | null;
}

/** An order as the transactional side would know it: what the facts must equal. */
export interface TestOrder {
  readonly orderId: string;
  readonly channel: string;
  readonly storeId: string | null;
  readonly customerId: string | null;
  readonly anonymousId: string | null;
  readonly staffId: string | null;
  readonly deliveryMethod: 'SHIP' | 'PICKUP' | 'IN_STORE';
  readonly currency: string;
  readonly placedAt: Date;
  readonly lines: readonly TestLine[];
  readonly canceledAt: Date | null;
  /** Whole lines sent back, and when. */
  readonly returned: { readonly at: Date; readonly lineIds: readonly string[] } | null;
}

/** Numbers that look random and are the same in every run (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export const CHANNELS = ['WEB', 'APP', 'STORE', 'INSTAGRAM', 'MARKETPLACE'];
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
        costMinor: gross % 5n === 0n ? null : (gross * 4n) / 10n,
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
      staffId: channel === 'STORE' ? `stf_${index % 7}` : null,
      deliveryMethod: channel === 'STORE' ? 'IN_STORE' : index % 3 === 0 ? 'PICKUP' : 'SHIP',
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
  const { grossMinor, discountMinor, costMinor } = line;
  return {
    ...line,
    grossMinor: grossMinor.toString(),
    discountMinor: discountMinor.toString(),
    netMinor: (grossMinor - discountMinor).toString(),
    taxMinor: '0',
    costMinor: costMinor?.toString() ?? null,
  };
}

const headOf = (order: TestOrder) => ({
  orderId: order.orderId,
  channel: order.channel,
  storeId: order.storeId,
  customerId: order.customerId,
  currency: order.currency,
  placedAt: order.placedAt.toISOString(),
  deliveryMethod: order.deliveryMethod,
  placedByStaffId: order.staffId,
});

const writerOf =
  (order: TestOrder) =>
  (type: string, aggregateVersion: number, occurredAt: Date, payload: Record<string, unknown>): NewEvent => ({
    type: `orders.${type}.v1`,
    aggregateId: order.orderId,
    aggregateVersion,
    occurredAt,
    payload,
  });

/** The events that the orders domain publishes for an order. */
export function eventsOf(order: TestOrder): NewEvent[] {
  const { orderId, lines } = order;
  const head = headOf(order);
  const event = writerOf(order);
  const events = [
    event('order-placed', 1, order.placedAt, {
      ...head,
      source: 'IMPORT',
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

const negative = (line: TestLine): TestLine => ({
  ...line,
  quantity: -line.quantity,
  grossMinor: -line.grossMinor,
  discountMinor: -line.discountMinor,
  costMinor: line.costMinor === null ? null : -line.costMinor,
});

/** The events by which the orders domain undoes an order whose import is taken back, each at the instant of what it undoes. */
function undoingEventsOf(order: TestOrder): NewEvent[] {
  const { orderId, lines, placedAt, canceledAt, returned } = order;
  const head = headOf(order);
  const event = writerOf(order);
  const sold = { ...head, lines: lines.map(eventLine) };
  const events: NewEvent[] = [];
  if (canceledAt) {
    const again = { ...sold, source: 'IMPORT', placedAt: canceledAt.toISOString(), soldAt: placedAt.toISOString() };
    events.push(event('order-placed', 3, canceledAt, again));
  }
  events.push(event('order-canceled', 4, placedAt, { ...sold, canceledAt: placedAt.toISOString() }));
  if (returned) {
    const back = lines.filter(({ lineId }) => returned.lineIds.includes(lineId)).map(negative);
    const undone = { returnId: `undone_${orderId}`, returnedAt: returned.at.toISOString(), lines: back.map(eventLine) };
    events.push(event('order-returned', 5, returned.at, { ...head, ...undone }));
  }
  return events;
}

/** Orders of an import that was taken back, with all their events: no figure may know of them. */
export function takenBackOrders(count: number, from: Date, days: number, seed = 99): NewEvent[] {
  return generateOrders(count, from, days, seed)
    .map((order) => ({ ...order, orderId: `undone_${order.orderId}`, anonymousId: null }))
    .flatMap((order) => [...eventsOf(order), ...undoingEventsOf(order)]);
}
