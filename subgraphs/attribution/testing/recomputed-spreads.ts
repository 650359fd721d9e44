import { happeningsOf, moneyOf } from '../../../test/support/brute-force-people.ts';
import type { TestOrder } from '../../../test/support/order-events.ts';

/** Ratio of two sums, and its interval of 95 % by the delta method over customers, written apart from the product. */
export function ratioOf(parts: ReadonlyArray<{ readonly who: string; readonly n: bigint; readonly d: bigint }>) {
  const people = new Map<string, { n: number; d: number }>();
  for (const { who, n, d } of parts) {
    const known = people.get(who) ?? { n: 0, d: 0 };
    people.set(who, { n: known.n + Number(n), d: known.d + Number(d) });
  }
  const all = [...people.values()];
  const observed = all.filter(({ d }) => d !== 0).length;
  const sum = (of: (person: { n: number; d: number }) => number) =>
    all.reduce((total, person) => total + of(person), 0);
  const [n, d] = [sum((person) => person.n), sum((person) => person.d)];
  const residue = sum((person) => (person.n - (n / d) * person.d) ** 2);
  const reach = (1.96 * Math.sqrt((residue / (observed - 1)) * observed)) / d;
  return { observed, low: n / d - reach, high: n / d + reach };
}

const whoOf = ({ customerId, orderId }: TestOrder) => customerId ?? `guest ${orderId}`;

/** What each event of orders in euros adds to what quotients of sales are made of, by customer; guests each by themselves. */
export function partsIn(orders: readonly TestOrder[], period: { readonly from: string; readonly before: string }) {
  const happenings = orders
    .filter(({ currency }) => currency === 'EUR')
    .flatMap(happeningsOf)
    .filter(({ day }) => day >= period.from && day < period.before);
  const sign = { PLACED: 1n, CANCELED: -1n, RETURNED: 0n } as const;
  const units = (lines: TestOrder['lines']) => lines.reduce((sum, { quantity }) => sum + BigInt(quantity), 0n);
  return happenings.map((happening) => {
    const { order, kind, lines } = happening;
    const money = moneyOf(happening);
    return {
      who: whoOf(order),
      sold: kind === 'RETURNED' ? 0n : money.net,
      orders: sign[kind],
      margin: money.netWithCost - money.cost,
      withCost: money.netWithCost,
      units: sign[kind] * units(lines),
      returned: kind === 'RETURNED' ? units(lines) : 0n,
    };
  });
}
