import { parisDay } from './brute-force-sales.ts';
import type { TestOrder } from './order-events.ts';

type Line = TestOrder['lines'][number];

/** What happened to an order, with the lines it concerns: what every figure is a sum of. */
export interface Happening {
  readonly order: TestOrder;
  readonly kind: 'PLACED' | 'CANCELED' | 'RETURNED';
  readonly day: string;
  readonly soldDay: string;
  readonly lines: readonly Line[];
}

export function happeningsOf(order: TestOrder): Happening[] {
  const soldDay = parisDay(order.placedAt);
  const { canceledAt, returned } = order;
  const all: Happening[] = [{ order, kind: 'PLACED', day: soldDay, soldDay, lines: order.lines }];
  if (canceledAt) all.push({ order, kind: 'CANCELED', day: parisDay(canceledAt), soldDay, lines: order.lines });
  if (returned) {
    const lines = order.lines.filter(({ lineId }) => returned.lineIds.includes(lineId));
    all.push({ order, kind: 'RETURNED', day: parisDay(returned.at), soldDay, lines });
  }
  return all;
}

const SIGN = { PLACED: 1n, CANCELED: -1n, RETURNED: -1n } as const;

/** Money of a happening: net sales, cost, and the net of what has a cost. */
export function moneyOf({ kind, lines }: Happening) {
  const sums = { net: 0n, cost: 0n, netWithCost: 0n };
  for (const { grossMinor, discountMinor, costMinor } of lines) {
    const net = SIGN[kind] * (grossMinor - discountMinor);
    sums.net += net;
    if (costMinor === null) continue;
    sums.netWithCost += net;
    sums.cost += SIGN[kind] * costMinor;
  }
  return sums;
}

/** The first purchase of each customer: of their orders that stand the earliest. */
export function firstsOf(orders: readonly TestOrder[], personOf: (id: string) => string) {
  const firsts = new Map<string, TestOrder>();
  for (const order of orders) {
    if (order.customerId === null || order.canceledAt !== null) continue;
    const person = personOf(order.customerId);
    const known = firsts.get(person);
    if (!known || order.placedAt < known.placedAt) firsts.set(person, order);
  }
  return firsts;
}

/** Ten-thousandths, rounded half up, as the API writes them. */
export function rate(part: bigint, whole: bigint): string | null {
  if (whole <= 0n) return null;
  const rounded = (20_000n * (part < 0n ? -part : part) + whole) / (2n * whole);
  const text = rounded.toString().padStart(5, '0');
  return `${part < 0n && rounded > 0n ? '-' : ''}${text.slice(0, -4)}.${text.slice(-4)}`;
}
