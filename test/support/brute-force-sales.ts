import type { TestOrder } from './order-events.ts';

const days = new Map<number, string>();

/** The instance's day by the platform's own calendar, written apart from the product's; each instant is asked once. */
export function parisDay(at: Date): string {
  const day = days.get(at.getTime()) ?? at.toLocaleDateString('sv-SE', { timeZone: 'Europe/Paris' });
  days.set(at.getTime(), day);
  return day;
}

export interface Sums {
  gross: bigint;
  discount: bigint;
  returns: bigint;
  orders: number;
  units: number;
  returnedUnits: number;
}

/** Brute force over the orders themselves, by any key of (order, day); euros alone. */
export function bruteForce(
  orders: readonly TestOrder[],
  period: { readonly from: string; readonly before: string },
  keyOf: (order: TestOrder, day: string) => string,
): Map<string, Sums & { net: bigint }> {
  const { from, before } = period;
  const sums = new Map<string, Sums>();
  const add = (order: TestOrder, at: Date, change: (sum: Sums) => void): void => {
    const day = parisDay(at);
    if (day < from || day >= before || order.currency !== 'EUR') return;
    const key = keyOf(order, day);
    const sum = sums.get(key) ?? { gross: 0n, discount: 0n, returns: 0n, orders: 0, units: 0, returnedUnits: 0 };
    sums.set(key, sum);
    change(sum);
  };
  const sell = (order: TestOrder, sign: 1 | -1) => (sum: Sums) => {
    sum.orders += sign;
    for (const line of order.lines) {
      sum.gross += BigInt(sign) * line.grossMinor;
      sum.discount += BigInt(sign) * line.discountMinor;
      sum.units += sign * line.quantity;
    }
  };
  for (const order of orders) {
    add(order, order.placedAt, sell(order, 1));
    if (order.canceledAt) add(order, order.canceledAt, sell(order, -1));
    const { returned } = order;
    if (!returned) continue;
    add(order, returned.at, (sum) => {
      for (const line of order.lines.filter((each) => returned.lineIds.includes(each.lineId))) {
        sum.returns += line.grossMinor - line.discountMinor;
        sum.returnedUnits += line.quantity;
      }
    });
  }
  return new Map([...sums].map(([key, sum]) => [key, { ...sum, net: sum.gross - sum.discount - sum.returns }]));
}

/** Minor units of a decimal with two digits. */
export const cents = (amount: string): bigint => BigInt(amount.replace('.', ''));
