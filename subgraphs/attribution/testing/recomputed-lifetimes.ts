import { parisDay } from '../../../test/support/brute-force-sales.ts';
import type { TestOrder } from '../../../test/support/order-events.ts';

/** A customer with what they bought and brought back, as the orders themselves tell. */
export interface Person {
  first: TestOrder;
  placed: Array<{ day: string; channel: string }>;
  amounts: Array<{ day: string; net: bigint; known: bigint; margin: bigint }>;
}

/** Net sales, those whose cost is known, and their margin, of some lines of an order. */
function amountOf(order: TestOrder, sign: bigint, only?: readonly string[]) {
  const sums = { net: 0n, known: 0n, margin: 0n };
  for (const { lineId, grossMinor, discountMinor, costMinor } of order.lines) {
    if (only && !only.includes(lineId)) continue;
    const net = sign * (grossMinor - discountMinor);
    sums.net += net;
    if (costMinor === null) continue;
    sums.known += net;
    sums.margin += net - sign * costMinor;
  }
  return sums;
}

/** Customers as the orders themselves tell, by who each is now; no code of the product is in it. */
export function peopleIn(
  orders: readonly TestOrder[],
  until: string,
  personOf: (id: string) => string,
  stores?: readonly string[],
): Map<string, Person> {
  const found = new Map<string, Person>();
  const before = (day: string) => day < until;
  // An order that was canceled, whenever that was, is no purchase.
  const bought = orders.filter((order) => order.customerId !== null && order.canceledAt === null);
  const euros = bought.filter(({ currency }) => currency === 'EUR');
  for (const order of euros.filter(({ storeId }) => !stores || stores.includes(storeId ?? ''))) {
    const id = personOf(order.customerId ?? '');
    const placedOn = parisDay(order.placedAt);
    if (!before(placedOn)) continue;
    const person = found.get(id) ?? { first: order, placed: [], amounts: [] };
    found.set(id, person);
    if (order.placedAt < person.first.placedAt) person.first = order;
    person.placed.push({ day: placedOn, channel: order.channel });
    person.amounts.push({ day: placedOn, ...amountOf(order, 1n) });
    const back = order.returned && {
      day: parisDay(order.returned.at),
      ...amountOf(order, -1n, order.returned.lineIds),
    };
    if (back && before(back.day)) person.amounts.push(back);
  }
  return found;
}

type Amount = 'net' | 'known' | 'margin';

/** An amount of all that a customer bought, less what came back. */
export const total = ({ amounts }: Person, of: Amount = 'net'): bigint =>
  amounts.reduce((sum, amount) => sum + amount[of], 0n);
const scoreOf = <T>(values: readonly T[], value: T): number =>
  1 + Math.floor((5 * values.filter((other) => other < value).length) / values.length);
/** The day of the last order. */
export const lastDay = ({ placed }: Person): string =>
  placed
    .map(({ day }) => day)
    .sort()
    .at(-1) ?? '';

/** Scores from 1 to 5: by how many of all customers are strictly below. */
export function scores(persons: readonly Person[]): Array<Person & { r: number; f: number; m: number; fm: number }> {
  const [days, counts, totals] = [
    persons.map(lastDay),
    persons.map(({ placed }) => placed.length),
    persons.map((person) => total(person)),
  ];
  return persons.map((person, i) => {
    const [r, f, m] = [scoreOf(days, days[i] ?? ''), scoreOf(counts, counts[i] ?? 0), scoreOf(totals, totals[i] ?? 0n)];
    return { ...person, r, f, m, fm: Math.round((f + m) / 2) };
  });
}

export const isOmni = ({ placed }: Person) => new Set(placed.map(({ channel }) => channel)).size >= 2;
/** By customer. */
export const mean = (persons: readonly Person[], of: Amount = 'net') =>
  Number(persons.reduce((sum, person) => sum + total(person, of), 0n)) / persons.length;

export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}
export const monthOf = (day: string) => `${day.slice(0, 7)}-01`;
export const monthsBetween = (from: string, to: string) =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7));
export const halfUp = (sum: bigint, n: number): bigint => BigInt(Math.round(Number(sum) / n));

const STRATA = { '1': [1, 1], '2': [2, 2], '3-5': [3, 5], '6+': [6, Number.POSITIVE_INFINITY] } as const;

/** Both groups by how many orders they placed. */
export const strataOf = (persons: readonly Person[]) =>
  Object.entries(STRATA).map(([orders, [from, to]]) => {
    const own = persons.filter(({ placed }) => placed.length >= from && placed.length <= to);
    return { orders, omni: own.filter(isOmni), mono: own.filter((person) => !isOmni(person)) };
  });
