import { parisDay } from '../../../test/support/brute-force-sales.ts';
import type { TestOrder } from '../../../test/support/order-events.ts';

interface Buyer {
  readonly person: string;
  readonly days: string[];
  net: bigint;
}

/** Quintile of a value among all: 1 and a fifth more for each fifth of them that is strictly below. */
const scoreOf = <T>(values: readonly T[], value: T): number =>
  1 + Math.floor((5 * values.filter((other) => other < value).length) / values.length);

/** Customers by their cell of the grid, "r fm", walked order by order; those who bought in euros before a day. */
export function recomputeCells(
  orders: readonly TestOrder[],
  before: string,
  personOf: (id: string) => string,
): Map<string, string> {
  const buyers = new Map<string, Buyer>();
  for (const order of orders) {
    if (order.customerId === null || order.currency !== 'EUR' || order.canceledAt !== null) continue;
    if (parisDay(order.placedAt) >= before) continue;
    const person = personOf(order.customerId);
    const buyer = buyers.get(person) ?? { person, days: [], net: 0n };
    buyers.set(person, buyer);
    buyer.days.push(parisDay(order.placedAt));
    for (const { lineId, grossMinor, discountMinor } of order.lines) {
      const cameBack = order.returned?.lineIds.includes(lineId) && parisDay(order.returned.at) < before;
      if (!cameBack) buyer.net += grossMinor - discountMinor;
    }
  }
  const all = [...buyers.values()];
  const lastOf = ({ days }: Buyer) => [...days].sort().at(-1) ?? '';
  const [lasts, counts, nets] = [all.map(lastOf), all.map(({ days }) => days.length), all.map(({ net }) => net)];
  return new Map(
    all.map((buyer) => {
      const [f, m] = [scoreOf(counts, buyer.days.length), scoreOf(nets, buyer.net)];
      return [buyer.person, `${scoreOf(lasts, lastOf(buyer))} ${Math.round((f + m) / 2)}`];
    }),
  );
}
