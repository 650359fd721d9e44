import { firstsOf, type Happening, happeningsOf, moneyOf } from '../../../test/support/brute-force-people.ts';
import { parisDay } from '../../../test/support/brute-force-sales.ts';
import type { TestOrder } from '../../../test/support/order-events.ts';

/** Days, half-open. */
export interface Span {
  readonly from: string;
  readonly before: string;
}

/** What figures are by plain counting; money in euros, null where there is nothing to divide by. */
export type Recomputed<Key extends string = string> = Readonly<Record<Key, number | null>>;

export const quotient = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);

const DAY_MS = 86_400_000;
const isIn = (day: string, { from, before }: Span) => day >= from && day < before;
const total = <Item>(items: readonly Item[], of: (item: Item) => number) =>
  items.reduce((sum, item) => sum + of(item), 0);

const SIGN = { PLACED: 1, CANCELED: -1, RETURNED: 0 } as const;
const euros = (minor: bigint) => Number(minor) / 100;
const unitsOf = ({ lines }: Happening) => total(lines, ({ quantity }) => quantity);
const netOf = (happening: Happening) => euros(moneyOf(happening).net);

/** Figures that add up over what happened to the lines of orders, and their quotients; euros alone. */
export function recomputeSales(orders: readonly TestOrder[], span: Span, personOf: (id: string) => string) {
  const all = orders.filter(({ currency }) => currency === 'EUR').flatMap(happeningsOf);
  const happenings = all.filter(({ day }) => isIn(day, span));
  const sales = happenings.filter(({ kind }) => kind !== 'RETURNED');
  const returned = happenings.filter(({ kind }) => kind === 'RETURNED');
  const summed = (of: (happening: Happening) => number) => total(sales, (each) => SIGN[each.kind] * of(each));
  const gross = summed(({ lines }) => total(lines, ({ grossMinor }) => euros(grossMinor)));
  const discounts = summed(({ lines }) => total(lines, ({ discountMinor }) => euros(discountMinor)));
  const [count, units, returns] = [summed(() => 1), summed(unitsOf), -total(returned, netOf)];
  const net = total(happenings, netOf);
  const known = total(happenings, (each) => euros(moneyOf(each).netWithCost));
  const margin = known - total(happenings, (each) => euros(moneyOf(each).cost));
  const bySale = all.filter(({ soldDay }) => isIn(soldDay, span));
  const soldThen = bySale.filter(({ kind }) => kind !== 'RETURNED');
  const backSince = bySale.filter(({ kind }) => kind === 'RETURNED');
  const firsts = firstsOf(orders, personOf);
  const kindOf = ({ order: { customerId, placedAt } }: Happening) => {
    if (customerId === null) return 'GUEST';
    const first = firsts.get(personOf(customerId));
    return first === undefined || placedAt <= first.placedAt ? 'NEW' : 'RETURNING';
  };
  const of = (kind: string) =>
    total(
      happenings.filter((each) => kindOf(each) === kind),
      netOf,
    );
  return {
    net_sales: net,
    gross_sales: gross,
    orders: count,
    units,
    average_order_value: quotient(gross - discounts, count),
    returns,
    returned_units: total(returned, unitsOf),
    return_rate: quotient(total(returned, unitsOf), units),
    discounts,
    units_per_transaction: quotient(units, count),
    gross_margin: margin,
    gross_margin_rate: quotient(margin, known),
    cost_coverage: quotient(known, net),
    refund_rate_by_sale: quotient(-total(backSince, netOf), total(soldThen, netOf)),
    unit_return_rate_by_sale: quotient(
      total(backSince, unitsOf),
      total(soldThen, (each) => SIGN[each.kind] * unitsOf(each)),
    ),
    new_customer_sales: of('NEW'),
    returning_customer_sales: of('RETURNING'),
    guest_sales: of('GUEST'),
  };
}

/** Those who placed orders, canceled since or not, and the shares of those whose orders stand. */
export function recomputeBuyers(orders: readonly TestOrder[], span: Span, personOf: (id: string) => string) {
  const known = orders.filter(({ customerId, currency }) => customerId !== null && currency === 'EUR');
  const peopleOf = (within: Span, some: readonly TestOrder[]) => {
    const people = new Map<string, TestOrder[]>();
    for (const order of some) {
      if (!isIn(parisDay(order.placedAt), within)) continue;
      const person = personOf(order.customerId ?? '');
      people.set(person, [...(people.get(person) ?? []), order]);
    }
    return people;
  };
  const kept = known.filter(({ canceledAt }) => canceledAt === null);
  const people = peopleOf(span, kept);
  const firsts = firstsOf(orders, personOf);
  const isReturning = ([person, own]: [string, TestOrder[]]) => own.some((order) => order !== firsts.get(person));
  const year = new Date(Date.parse(span.before) - 365 * DAY_MS).toISOString().slice(0, 10);
  const yearly = [...peopleOf({ from: year, before: span.before }, kept).values()];
  const channels = (own: readonly TestOrder[]) => new Set(own.map(({ channel }) => channel)).size;
  return {
    multi_channel_share: quotient(yearly.filter((own) => channels(own) > 1).length, yearly.length),
    buyers: peopleOf(span, known).size,
    returning_customer_rate: quotient([...people].filter(isReturning).length, people.size),
    repeat_purchase_rate: quotient([...people.values()].filter((own) => own.length > 1).length, people.size),
  };
}

/** What customers who bought before the end were worth until then: of all, and of several channels against one. */
export function recomputeLifetimeValue(
  orders: readonly TestOrder[],
  { before }: Span,
  personOf: (id: string) => string,
) {
  const people = new Map<string, { channels: Set<string>; net: number; known: number; margin: number }>();
  for (const order of orders) {
    if (order.customerId === null || order.currency !== 'EUR' || order.canceledAt !== null) continue;
    if (parisDay(order.placedAt) >= before) continue;
    const person = personOf(order.customerId);
    const sums = people.get(person) ?? { channels: new Set<string>(), net: 0, known: 0, margin: 0 };
    people.set(person, sums);
    sums.channels.add(order.channel);
    for (const money of happeningsOf(order)
      .filter(({ day }) => day < before)
      .map(moneyOf)) {
      sums.net += euros(money.net);
      sums.known += euros(money.netWithCost);
      sums.margin += euros(money.netWithCost - money.cost);
    }
  }
  const all = [...people.values()];
  const sumOf = (list: typeof all, of: 'net' | 'known' | 'margin') => total(list, (person) => person[of]);
  const mean = (list: typeof all, of: 'net' | 'margin') => quotient(sumOf(list, of), list.length);
  const uplift = (of: 'net' | 'margin') => {
    const omni = mean(
      all.filter(({ channels }) => channels.size > 1),
      of,
    );
    const mono = mean(
      all.filter(({ channels }) => channels.size === 1),
      of,
    );
    return omni === null || mono === null ? null : omni / mono - 1;
  };
  return {
    customer_lifetime_value: mean(all, 'net'),
    customer_lifetime_margin: mean(all, 'margin'),
    lifetime_cost_coverage: quotient(sumOf(all, 'known'), sumOf(all, 'net')),
    omni_lifetime_value_uplift: uplift('net'),
    omni_lifetime_margin_uplift: uplift('margin'),
  };
}
