import { parisDay } from './brute-force-sales.ts';
import type { TestOrder } from './order-events.ts';

/** A touch as it was told. */
export interface ToldTouch {
  readonly id: string;
  readonly occurredAt: string;
  readonly channel: string;
  readonly kind: string;
  readonly customerId?: string;
  readonly anonymousId?: string;
}

export interface Collected {
  readonly id: string;
  readonly orderId: string;
  readonly at: Date;
}

/** All that happened, as a person reading the logs would know it. */
export interface Story {
  readonly orders: readonly TestOrder[];
  readonly touches: readonly ToldTouch[];
  readonly collected: readonly Collected[];
  /** Of each merged id the one that remains. */
  readonly survivors: ReadonlyMap<string, string>;
}

export interface Span {
  readonly from: string;
  readonly before: string;
}

const DAY = 86_400_000;
const INTENTS = ['STORE_LOCATOR', 'AVAILABILITY_CHECK'];
const NO_VISIT = ['GEOFENCE', 'MESSAGE', 'CALL'];

/** "2026-06-01" so many days on. */
const shift = (day: string, days: number) => new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);
const inside = (day: string, { from, before }: Span) => day >= from && day < before;

interface Met {
  readonly person: string;
  readonly channel: string;
  readonly kind: string;
  readonly at: number;
  readonly day: string;
}

/** Plain loops over a story; shares nothing with the product but the words of its definitions. Amounts in euros alone, people in every currency. */
export function readStory({ orders, touches, collected, survivors }: Story) {
  const personOf = (id: string) => survivors.get(id) ?? id;
  const owners = new Map<string, Set<string>>();
  const own = (browser: string | null | undefined, customer: string | null | undefined) => {
    if (!browser || !customer) return;
    owners.set(browser, (owners.get(browser) ?? new Set()).add(personOf(customer)));
  };
  for (const touch of touches) own(touch.anonymousId, touch.customerId);
  for (const order of orders) own(order.anonymousId, order.customerId);

  const met: Met[] = [];
  const seen = new Set<string>();
  for (const touch of touches) {
    if (seen.has(touch.id)) continue;
    seen.add(touch.id);
    const known = owners.get(touch.anonymousId ?? '');
    const person = touch.customerId ? personOf(touch.customerId) : known?.size === 1 ? [...known][0] : undefined;
    if (person === undefined) continue;
    const at = new Date(touch.occurredAt);
    met.push({ person, channel: touch.channel, kind: touch.kind, at: at.getTime(), day: parisDay(at) });
  }
  const bought = orders
    .filter((order) => order.customerId !== null && order.canceledAt === null)
    .map((order) => ({
      ...order,
      person: personOf(order.customerId ?? ''),
      at: order.placedAt.getTime(),
      day: parisDay(order.placedAt),
      isStore: order.storeId !== null,
      value: Number(order.lines.reduce((sum, line) => sum + line.grossMinor - line.discountMinor, 0n)),
    }));
  const boughtBy = new Map<string, typeof bought>();
  for (const order of bought) boughtBy.set(order.person, [...(boughtBy.get(order.person) ?? []), order]);
  const fetched = collected.flatMap(({ orderId, at, id }) => {
    const order = bought.find((one) => one.orderId === orderId);
    return order ? [{ id, orderId, person: order.person, at: at.getTime(), day: parisDay(at) }] : [];
  });
  const isIntent = (one: Met) => INTENTS.includes(one.kind);
  const isVisit = (one: Met) =>
    one.kind === 'STORE_VISIT' || (one.channel === 'STORE' && !isIntent(one) && !NO_VISIT.includes(one.kind));
  const isOnline = (one: Met) => one.channel !== 'STORE' && one.kind !== 'STORE_VISIT' && !NO_VISIT.includes(one.kind);
  const inStore = [...met.filter(isVisit), ...bought.filter((one) => one.isStore), ...fetched];
  const people = (list: ReadonlyArray<{ person: string }>) => [...new Set(list.map((one) => one.person))];
  const share = (all: readonly string[], isHit: (person: string) => boolean) => ({
    hits: all.filter(isHit).length,
    of: all.length,
  });

  const habitOf = (person: string, { from, before }: Span) => {
    const start = [from, shift(before, -365)].sort()[0] ?? from;
    const own = bought.filter((one) => one.person === person && inside(one.day, { from: start, before }));
    return { isOmni: new Set(own.map((one) => one.channel)).size > 1, orders: own.length };
  };

  return {
    touchedBefore: (span: Span, within: number, today: string) =>
      ({ from: span.from, before: [span.before, shift(today, -within)].sort()[0] ?? '' }) satisfies Span,
    matrix(span: Span, within: number) {
      const cells = new Map<string, Set<string>>();
      const add = (key: string, person: string) => cells.set(key, (cells.get(key) ?? new Set()).add(person));
      for (const touch of met.filter((one) => inside(one.day, span))) {
        add(`${touch.channel} any`, touch.person);
        const last = shift(touch.day, within);
        for (const order of boughtBy.get(touch.person) ?? []) {
          if (order.day < touch.day || order.day > last) continue;
          add(`${touch.channel} ${order.channel}`, touch.person);
          if (order.channel !== touch.channel) add('crossed', touch.person);
        }
        add('touched', touch.person);
      }
      return new Map([...cells].map(([key, set]) => [key, set.size]));
    },
    researchedOnline(span: Span) {
      const sales = bought.filter((one) => one.isStore && inside(one.day, span));
      return share(people(sales), (person) =>
        sales.some(
          (sale) =>
            sale.person === person &&
            met.some(
              (one) => one.person === person && isOnline(one) && one.at <= sale.at && one.at >= sale.at - 7 * DAY,
            ),
        ),
      );
    },
    intentLoss(span: Span, within: number) {
      const intents = met.filter((one) => isIntent(one) && inside(one.day, span));
      return share(
        people(intents),
        (person) =>
          !intents.some(
            (intent) =>
              intent.person === person &&
              inStore.some((one) => one.person === person && one.at > intent.at && one.at <= intent.at + within * DAY),
          ),
      );
    },
    attached(span: Span) {
      const pickups = fetched.filter((one) => inside(one.day, span));
      const hits = pickups.filter((pickup) =>
        bought.some(
          (one) =>
            one.person === pickup.person &&
            one.isStore &&
            one.orderId !== pickup.orderId &&
            one.at >= pickup.at &&
            one.at <= pickup.at + 2 * 3_600_000,
        ),
      );
      return { hits: hits.length, of: pickups.length };
    },
    adoption(span: Span) {
      const online = bought.filter((one) => !one.isStore && inside(one.day, span));
      return share(people(online), (person) =>
        online.some((one) => one.person === person && one.deliveryMethod === 'PICKUP'),
      );
    },
    retained(earlier: Span, later: Span) {
      const before = people(bought.filter((one) => inside(one.day, earlier)));
      return before.map((person) => ({
        ...habitOf(person, earlier),
        amount: bought.some((one) => one.person === person && inside(one.day, later)) ? 1 : 0,
        times: 1,
      }));
    },
    /** Of the orders of one store alone where it is named; whether somebody is omni is decided by all their orders. */
    orderValues(span: Span, isStore: boolean, storeId?: string) {
      const orders = bought.filter(
        (one) =>
          one.currency === 'EUR' &&
          one.isStore === isStore &&
          (storeId === undefined || one.storeId === storeId) &&
          inside(one.day, span),
      );
      return people(orders).map((person) => {
        const own = orders.filter((one) => one.person === person);
        return { ...habitOf(person, span), amount: own.reduce((sum, one) => sum + one.value, 0), times: own.length };
      });
    },
    repeatVisits(span: Span) {
      const index = { from: shift(span.from, -182), before: shift(span.before, -182) };
      const buyers = bought.filter((one) => inside(one.day, index));
      return people(buyers).map((person) => {
        const last = Math.max(...buyers.filter((one) => one.person === person).map((one) => one.at));
        const starts = (moments: readonly number[]) => {
          const sorted = [...moments].sort((a, b) => a - b);
          return sorted.filter((at, position) => position === 0 || at - (sorted[position - 1] ?? 0) > 30 * 60_000);
        };
        const own = (list: ReadonlyArray<{ person: string; at: number }>) =>
          list.filter((one) => one.person === person).map((one) => one.at);
        const visits = [...starts(own(met.filter(isOnline))), ...starts(own(inStore))];
        const amount = visits.filter((at) => at > last && at <= last + 182 * DAY).length;
        return { ...habitOf(person, index), amount, times: 1 };
      });
    },
    flow(span: Span) {
      const paths = new Map<string, number>();
      for (const order of orders) {
        if (order.currency !== 'EUR' || order.canceledAt !== null || !inside(parisDay(order.placedAt), span)) continue;
        const at = order.placedAt.getTime();
        const person = order.customerId === null ? null : personOf(order.customerId);
        const [first] = met
          .filter((one) => one.person === person && one.at <= at && one.at > at - 30 * DAY)
          .sort((a, b) => a.at - b.at || (a.channel < b.channel ? -1 : 1));
        const outcome = order.returned && order.returned.lineIds.length > 0 ? 'RETURNED' : 'KEPT';
        const key = [first?.channel ?? 'NONE', order.channel, order.deliveryMethod, outcome].join(' ');
        paths.set(key, (paths.get(key) ?? 0) + 1);
      }
      return paths;
    },
  };
}
