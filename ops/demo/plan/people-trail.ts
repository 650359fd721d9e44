import { DAY_MS } from './calendar.ts';
import type { PlannedCustomer } from './plan-customers.ts';
import { isAttached, type PlannedOrder } from './plan-orders.ts';
import type { PlannedVisit } from './plan-visits.ts';

/** Some people, and those of them that a figure is about. */
interface ShareTruth {
  readonly of: number;
  readonly hits: number;
}

/** How people go from channel to channel, over the whole history. */
export interface PeopleTruth {
  /** K3: known buyers in stores, and those who had been online in the seven days before such a purchase. */
  readonly research: ShareTruth;
  /** K9: pickups, and those at which something else was bought. */
  readonly attached: ShareTruth;
  /** A9, K11: who looked for a store, and those who never came to one. */
  readonly lost: ShareTruth;
  /** K5: the value of an order of customers of several channels ÷ that of others − 1, in stores and online. */
  readonly spendUplift: { readonly store: number; readonly online: number };
  /** K6: visits in the half year after the last purchase, of customers of several channels ÷ of others − 1. */
  readonly repeatVisitUplift: number;
  /** K4: customers of one period, and those who bought again in the next, by whether they used several channels until then. */
  readonly retention: { readonly omni: ShareTruth; readonly mono: ShareTruth };
  /** K7: what customers of several channels brought since their first purchase ÷ what those of one did − 1. */
  readonly lifetimeUplift: { readonly net: number; readonly margin: number };
}

/** The days by which figures over time are planted. */
export interface PeopleDays {
  /** Purchases before it have a whole half year behind them. */
  readonly halfYearAgo: Date;
  /** Two periods that follow each other: beginnings of both, and the end of the second. */
  readonly retention: readonly [Date, Date, Date];
}

export type PeopleTrail = ReturnType<typeof createPeopleTrail>;

const RESEARCH_MS = 7 * DAY_MS;
const REPEAT_MS = 182 * DAY_MS;
const VISIT_MS = 30 * 60_000;

/** One customer's moments, in milliseconds. */
interface Person {
  readonly online: number[];
  readonly inStores: number[];
  readonly orders: Array<{
    readonly at: number;
    readonly channel: string;
    readonly netMinor: number;
    /** Net sales and margin of what did not come back. */
    readonly keptMinor: number;
    readonly marginMinor: number;
    readonly isStore: boolean;
  }>;
}

/** Beginnings of visits: moments less than half an hour apart are one. */
function visitsOf(moments: readonly number[]): number[] {
  const sorted = [...moments].sort((a, b) => a - b);
  return sorted.filter((at, index) => at - (sorted[index - 1] ?? 0) > VISIT_MS);
}

/** The mean of what is observed of people who bought in several channels ÷ that of the others − 1. */
function upliftOf(people: readonly Person[], observed: (person: Person) => readonly number[]): number {
  const sums = { omni: { sum: 0, count: 0 }, mono: { sum: 0, count: 0 } };
  for (const person of people) {
    const group = sums[new Set(person.orders.map(({ channel }) => channel)).size > 1 ? 'omni' : 'mono'];
    for (const value of observed(person)) {
      group.sum += value;
      group.count += 1;
    }
  }
  return sums.omni.sum / sums.omni.count / (sums.mono.sum / sums.mono.count) - 1;
}

const YEAR_MS = 365 * DAY_MS;

/** Who of the customers of one period bought again in the next, by the channels of the year that ends with the first. */
function retentionOf(people: readonly Person[], [from, until, end]: PeopleDays['retention']): PeopleTruth['retention'] {
  const ordered = ({ orders }: Person, since: number, before: number) =>
    orders.filter(({ at }) => at >= since && at < before);
  const [first, second, last] = [from.getTime(), until.getTime(), end.getTime()];
  const own = people.filter((person) => ordered(person, first, second).length > 0);
  const isOmni = (person: Person) =>
    new Set(ordered(person, second - YEAR_MS, second).map(({ channel }) => channel)).size > 1;
  const share = (group: readonly Person[]): ShareTruth => ({
    of: group.length,
    hits: group.filter((person) => ordered(person, second, last).length > 0).length,
  });
  return { omni: share(own.filter(isOmni)), mono: share(own.filter((person) => !isOmni(person))) };
}

/** What customers brought since their first purchase, each once. */
const broughtBy = (of: 'keptMinor' | 'marginMinor') => (person: Person) => [
  person.orders.reduce((sum, order) => sum + order[of], 0),
];

/** What of an order did not come back, in cents. */
function keptOf({ lines, returned }: PlannedOrder) {
  const kept = lines.filter((_, index) => !returned?.lines.some((back) => back.index === index));
  const keptMinor = kept.reduce((sum, { netMinor }) => sum + netMinor, 0);
  return { keptMinor, marginMinor: kept.reduce((sum, { costMinor }) => sum - costMinor, keptMinor) };
}

/** Follows who was where, from the plan alone. */
export function createPeopleTrail(customers: readonly PlannedCustomer[], { halfYearAgo, retention }: PeopleDays) {
  const people = new Map<string, Person>();
  const linked = new Map(
    customers.flatMap(({ habit, anonymousId, ref }) => (habit === 'STORE_ONLY' ? [] : [[anonymousId, ref]])),
  );
  const seekers = new Map<string, boolean>();
  let pickups = 0;
  let attached = 0;
  const personOf = (ref: string): Person => {
    const person = people.get(ref) ?? { online: [], inStores: [], orders: [] };
    people.set(ref, person);
    return person;
  };
  const isResearched = ({ online, orders }: Person) =>
    orders.some(({ at, isStore }) => isStore && online.some((moment) => moment <= at && at - moment <= RESEARCH_MS));

  return {
    addOrder(order: PlannedOrder): void {
      const { customer, channel, storeCode, placedAt, collectedAt, lines } = order;
      if (!customer) return;
      const person = personOf(customer.ref);
      if (collectedAt) pickups += 1;
      if (isAttached(order)) attached += 1;
      const at = placedAt.getTime();
      const isStore = storeCode !== undefined;
      const netMinor = lines.reduce((sum, line) => sum + line.netMinor, 0);
      person.orders.push({ at, channel, netMinor, isStore, ...keptOf(order) });
      if (isStore) person.inStores.push(at);
      if (collectedAt) person.inStores.push(collectedAt.getTime());
    },
    addVisit({ touches, seeker, isBot }: PlannedVisit): void {
      if (seeker) seekers.set(seeker.ref, seeker.came);
      if (isBot) return;
      for (const { anonymousId = '', customerRef, occurredAt, sessionKey, kind } of touches) {
        const ref = customerRef ?? linked.get(anonymousId);
        if (ref === undefined || (sessionKey === undefined && kind !== 'STORE_VISIT')) continue;
        personOf(ref)[kind === 'STORE_VISIT' ? 'inStores' : 'online'].push(Date.parse(occurredAt));
      }
    },
    finish(): PeopleTruth {
      const all = [...people.values()];
      const buyers = all.filter(({ orders }) => orders.length > 0);
      const storeBuyers = all.filter(({ orders }) => orders.some(({ isStore }) => isStore));
      const values = (inStore: boolean) => (person: Person) =>
        person.orders.filter(({ isStore }) => isStore === inStore).map(({ netMinor }) => netMinor);
      const early = all.map((person) => ({
        ...person,
        orders: person.orders.filter(({ at }) => at < halfYearAgo.getTime()),
      }));
      return {
        research: { of: storeBuyers.length, hits: storeBuyers.filter(isResearched).length },
        attached: { of: pickups, hits: attached },
        lost: { of: seekers.size, hits: [...seekers.values()].filter((came) => !came).length },
        spendUplift: { store: upliftOf(all, values(true)), online: upliftOf(all, values(false)) },
        retention: retentionOf(buyers, retention),
        lifetimeUplift: {
          net: upliftOf(buyers, broughtBy('keptMinor')),
          margin: upliftOf(buyers, broughtBy('marginMinor')),
        },
        repeatVisitUplift: upliftOf(early, ({ online, inStores, orders }) => {
          if (orders.length === 0) return [];
          const last = Math.max(...orders.map(({ at }) => at));
          const visits = [...visitsOf(online), ...visitsOf(inStores)];
          return [visits.filter((at) => at > last && at <= last + REPEAT_MS).length];
        }),
      };
    },
  };
}
