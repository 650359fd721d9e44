import { generateOrders, type TestOrder } from '../../../test/support/order-events.ts';
import type { PurchaseLog } from '../ltv/model/purchase-log.ts';
import { simulateBuyers } from './simulated-buyers.ts';

const DAY_MS = 86_400_000;
const DAYS = 360;

/** The business day of a moment in the summer of Paris, as days since 1970. */
export const dayNumber = (at: Date) => Math.floor((at.getTime() + 2 * 3_600_000) / DAY_MS);

/** Orders of customers who buy as BG/NBD says; every seventh is returned whole the next day, some on the same day. */
export function simulatedOrders(today: string): TestOrder[] {
  const truth = { r: 0.8, alpha: 30, a: 0.8, b: 3, p: 6, q: 4, gamma: 150 };
  const { repeats, lastDay, age, meanSpend } = simulateBuyers(700, DAYS, truth, 3);
  const end = Date.parse(today) - DAY_MS;
  const [like] = generateOrders(1, new Date(0), 1);
  const [line] = like?.lines ?? [];
  if (!like || !line) throw new TypeError('no order was made');
  const orders: TestOrder[] = [];
  for (let i = 0; i < repeats.length; i++) {
    const first = end - (age[i] ?? 0) * DAY_MS;
    const count = (repeats[i] ?? 0) + 1;
    for (let k = 0; k < count; k++) {
      const offset = count === 1 ? 0 : Math.round(((lastDay[i] ?? 0) * k) / (count - 1));
      const placedAt = new Date(first + offset * DAY_MS + 12 * 3_600_000);
      const isReturned = (i + k) % 7 === 3;
      orders.push({
        ...like,
        orderId: `ord_${i}_${k}`,
        channel: ['WEB', 'STORE', 'INSTAGRAM'][(i + (i % 4 === 0 ? k : 0)) % 3] ?? 'WEB',
        storeId: null,
        customerId: `cus_${i}`,
        anonymousId: null,
        currency: 'EUR',
        placedAt,
        lines: [
          {
            ...line,
            lineId: `line_${i}_${k}`,
            variantId: 'var_1',
            productId: `prd_${i % 5}`,
            category: 'Coats',
            quantity: 1,
            grossMinor: BigInt(Math.round(100 * ((meanSpend[i] ?? 0) || 40)) + k),
            discountMinor: 0n,
            // Who buys in several channels buys what earns more; of every fifth order no cost is known.
            costMinor:
              (i + k) % 5 === 1 ? null : BigInt(Math.round(((meanSpend[i] ?? 0) || 40) * (i % 4 === 0 ? 40 : 55))),
          },
        ],
        canceledAt: null,
        returned: isReturned
          ? { at: new Date(placedAt.getTime() + (i % 2) * DAY_MS + 60_000), lineIds: [`line_${i}_${k}`] }
          : null,
      });
    }
  }
  return orders;
}

/** The same customers as a log of purchases, read from the orders alone. */
export function asLog(orders: readonly TestOrder[], today: string): PurchaseLog {
  const log = new Map<string, Array<{ day: number; amount: number }>>();
  for (const { customerId, placedAt, lines, returned } of orders) {
    const amount = Number(lines[0]?.grossMinor);
    const known = log.get(customerId ?? '') ?? [];
    log.set(customerId ?? '', known);
    known.push({ day: dayNumber(placedAt), amount });
    // What came back until yesterday takes from the day of its sale.
    if (returned && dayNumber(returned.at) < Date.parse(today) / DAY_MS)
      known.push({ day: dayNumber(placedAt), amount: -amount });
  }
  return log;
}

/** Who bought in several channels, and what the sales of both groups came to whose cost is known: by days with purchases. */
export function soldTo(orders: readonly TestOrder[], today: string) {
  const people = new Map<string, Map<number, { net: number; known: number; cost: number; channels: Set<string> }>>();
  for (const { customerId, placedAt, channel, lines, returned } of orders) {
    const days = people.get(customerId ?? '') ?? new Map();
    people.set(customerId ?? '', days);
    const day = days.get(dayNumber(placedAt)) ?? { net: 0, known: 0, cost: 0, channels: new Set<string>() };
    days.set(dayNumber(placedAt), day);
    day.channels.add(channel);
    if (returned && dayNumber(returned.at) < Date.parse(today) / DAY_MS) continue;
    const [line] = lines;
    day.net += Number(line?.grossMinor);
    if (line?.costMinor == null) continue;
    day.known += Number(line.grossMinor);
    day.cost += Number(line.costMinor);
  }
  const omni = new Set<string>();
  const sums = { omni: { known: 0, cost: 0 }, mono: { known: 0, cost: 0 } };
  for (const [customer, days] of people) {
    const bought = [...days.values()].filter(({ net }) => net > 0);
    const isOmni = new Set(bought.flatMap(({ channels }) => [...channels])).size >= 2;
    if (isOmni) omni.add(customer);
    for (const { known, cost } of bought) {
      sums[isOmni ? 'omni' : 'mono'].known += known;
      sums[isOmni ? 'omni' : 'mono'].cost += cost;
    }
  }
  return { omni, sums };
}
