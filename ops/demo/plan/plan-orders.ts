import { DAY_MS, isClosed, isReduced } from './calendar.ts';
import { countJoined, type PlannedCustomer } from './plan-customers.ts';
import { countsUpTo, planDemand, REMOTE_SECONDS, STORE_SECONDS } from './plan-demand.ts';
import { type PlannedHabit, planHabits } from './plan-habits.ts';
import {
  MAX_RETURN_DAYS,
  type PlannedLine,
  type PlannedReturn,
  planLine,
  planLines,
  planReturn,
} from './plan-lines.ts';
import { planOrdersAbroad } from './plan-orders-abroad.ts';
import type { PlannedProduct } from './plan-products.ts';
import { pickAt, type Random } from './random.ts';
import { type DemoChannel, REMOTE_CHANNELS, STORE_RETURN_RATE, STORES, WAREHOUSE } from './retailer.ts';
import { SHOP_ABROAD } from './shop-abroad.ts';
import type { Span } from './spans.ts';
import { createWheel } from './wheel.ts';

export interface PlannedOrder {
  readonly number: number;
  readonly channel: DemoChannel;
  /** Of all its amounts. */
  readonly currency: 'EUR' | 'GBP';
  readonly customer: PlannedCustomer | undefined;
  readonly placedAt: Date;
  /** Store that sold it; undefined for remote channels. */
  readonly storeCode: string | undefined;
  readonly delivery: 'SHIP' | 'PICKUP' | 'IN_STORE';
  /** When its customer collected it; undefined for what is not kept at a store. */
  readonly collectedAt: Date | undefined;
  readonly fulfilledFrom: string;
  /** Rung up by an associate of the store whose name is on the receipt. */
  readonly isAssisted: boolean;
  readonly shippingMinor: number;
  readonly lines: readonly PlannedLine[];
  readonly returned: PlannedReturn | undefined;
}

const MINUTE_MS = 60_000;
/** K5: by how much an order of a customer of several channels is worth more, as the trade says. */
export const SPEND_UPLIFT = { store: 0.04, online: 0.1 } as const;
const STORE_WEIGHTS = STORES.map((store) => ({ item: store.code, weight: store.weight }));
/** Seconds of the day in UTC between which somebody orders what is kept at a store: it is collected on its day, while the store is open. */
const PICKUP_SECONDS = [8 * 3600, 13 * 3600] as const;
/** Minutes from the order to its collection, and from there to what is bought beside it. */
const COLLECTING_MINUTES = [100, 190] as const;
const ATTACHED_MINUTES = [2, 55] as const;
/** K9: of the pickups, those at which something else is bought; how many such purchases there are for each order. */
export const ATTACH_SHARE = 0.28;
const ATTACHED_PER_ORDER = 0.016;
/** Numbers of purchases at a pickup begin here; each is that of its pickup beside it. */
const ATTACHED_NUMBERS = 1_000_000;
/** Numbers of purchases by habit begin here. */
const HABIT_NUMBERS = 2_000_000;
/** Numbers of orders abroad begin here. */
const ABROAD_NUMBERS = 3_000_000;
export const isAttached = ({ number }: Pick<PlannedOrder, 'number'>): boolean =>
  number > ATTACHED_NUMBERS && number <= HABIT_NUMBERS;
/** K17: of the store sales to known customers, those that are shipped from the warehouse since the store has sold out. */
const ENDLESS_AISLE_SHARE = 0.04;

export interface OrderPlan {
  readonly total: number;
  readonly habits: readonly PlannedHabit[];
  /** Orders of one day of the history (0 the first), in the order of time; the same however often they are planned. */
  ofDay(day: number): PlannedOrder[];
  /** Orders that a span of days is not whole without: what was placed or came back in it, and is not of a later span. */
  ofSpan(span: Span): PlannedOrder[];
  /** Those that were placed on the days of a span, whenever they end. */
  placedIn(span: Span): PlannedOrder[];
}

export interface OrderPlanFacts {
  readonly total: number;
  readonly now: Date;
  readonly days: number;
  /** In the order in which they joined. */
  readonly customers: readonly PlannedCustomer[];
  /** Of the shop abroad, in the order in which they joined. */
  readonly customersAbroad: readonly PlannedCustomer[];
  readonly products: readonly PlannedProduct[];
}

/** Two years of orders that end at `now`; the share of each channel drifts as the table of channels says. */
export function planOrders(
  random: Random,
  { total, now, days, customers, customersAbroad, products }: OrderPlanFacts,
): OrderPlan {
  const variants = createWheel(
    products.flatMap((product) => product.variants),
    (variant) => variant.appeal,
  );
  const weightOf = (customer: PlannedCustomer) => customer.frequency * (customer.habit === 'OMNICHANNEL' ? 0.6 : 1);
  const shoppers = (habit: PlannedCustomer['habit']) => {
    const people = customers.filter((customer) => customer.habit !== habit);
    const wheel = createWheel(people, weightOf);
    return (source: Random, day: number) => wheel.spin(source, Math.max(1, countJoined(people, day)));
  };
  const shopperOf = { remote: shoppers('STORE_ONLY'), store: shoppers('REMOTE_ONLY') };
  const firstDay = Math.floor(now.getTime() / DAY_MS) * DAY_MS - (days - 1) * DAY_MS;
  const byHabit = planHabits(random.fork('habits'), { customers, products, opening: firstDay, days });
  const demand = planDemand(random, { firstDay, days, now });
  const upTo = countsUpTo(
    demand.map(({ store, remote }) => store + remote),
    total * (1 - ATTACHED_PER_ORDER),
  );

  function momentOf(source: Random, day: number, [from, before]: readonly [number, number]): Date {
    const begins = firstDay + day * DAY_MS;
    const until = Math.min(before * 1000, now.getTime() - begins - MINUTE_MS);
    const at =
      from * 1000 < until ? from * 1000 + source.next() * (until - from * 1000) : until - source.int(0, 3_600_000);
    return new Date(begins + Math.round(at));
  }

  const abroad = planOrdersAbroad(random.fork('abroad'), {
    ...{ customers: customersAbroad, products, firstDay, now },
    upTo: countsUpTo(
      demand.map(({ remote }) => remote),
      total * SHOP_ABROAD.share,
    ),
    momentOf: (source, day) => momentOf(source, day, REMOTE_SECONDS),
  });

  const channelsOf = (day: number, isMarketplace: boolean) =>
    REMOTE_CHANNELS.filter(({ channel }) => channel.startsWith('MARKETPLACE') === isMarketplace).map((item) => ({
      item,
      weight: item.from + ((item.to - item.from) * day) / days,
    }));
  const shareOf = (weights: ReadonlyArray<{ weight: number }>) => weights.reduce((sum, { weight }) => sum + weight, 0);

  /** Who buys remotely, and where: customers who never buy in stores keep to the channel that they began with. */
  function remoteBuyer(source: Random, day: number) {
    const [marketplaces, own] = [channelsOf(day, true), channelsOf(day, false)];
    if (source.chance(shareOf(marketplaces) / (shareOf(marketplaces) + shareOf(own))))
      return { customer: undefined, remote: source.weighted(marketplaces) };
    const customer = shopperOf.remote(source, day);
    if (customer.habit !== 'REMOTE_ONLY') return { customer, remote: source.weighted(own) };
    const joined = channelsOf(Math.max(0, customer.joinedDay), false);
    return { customer, remote: pickAt(customer.leaning, joined) };
  }

  function one(source: Random, day: number): Omit<PlannedOrder, 'number'> {
    const { store, remote: elsewhere } = demand[day] ?? { store: 0, remote: 1 };
    const inStore = source.chance(store / (store + elsewhere));
    if (inStore) {
      const customer = source.chance(0.82) ? shopperOf.store(source, day) : undefined;
      const isAtHome = customer !== undefined && source.chance(0.85);
      const storeCode = isAtHome ? customer.homeStore : source.weighted(STORE_WEIGHTS);
      return soldInStore(source, { customer, storeCode, placedAt: momentOf(source, day, STORE_SECONDS) });
    }
    const { customer, remote } = remoteBuyer(source, day);
    const isOpen = !isClosed(firstDay + day * DAY_MS);
    const isPickup = customer !== undefined && isOpen && source.chance(0.14 + (0.1 * day) / days);
    const placedAt = momentOf(source, day, isPickup ? PICKUP_SECONDS : REMOTE_SECONDS);
    const collected = placedAt.getTime() + source.int(...COLLECTING_MINUTES) * MINUTE_MS;
    const lines = planLines(source, variants, {
      isReduced: isReduced(firstDay + day * DAY_MS),
      ...basketOf(customer, 'online'),
    });
    const goods = lines.reduce((sum, line) => sum + line.netMinor + line.taxMinor, 0);
    return {
      channel: remote.channel,
      currency: 'EUR',
      customer,
      placedAt,
      storeCode: undefined,
      lines,
      fulfilledFrom: isPickup ? customer.homeStore : WAREHOUSE,
      isAssisted: false,
      delivery: isPickup ? 'PICKUP' : 'SHIP',
      collectedAt: isPickup ? new Date(Math.min(collected, now.getTime())) : undefined,
      shippingMinor: isPickup || goods >= 15_000 ? 0 : 590,
      returned: planReturn(source, { rate: remote.returnRate, placedAt, now, lines, customer, storeCode: undefined }),
    };
  }

  function soldInStore(
    source: Random,
    {
      customer,
      storeCode,
      placedAt,
    }: { readonly customer: PlannedCustomer | undefined; readonly storeCode: string; readonly placedAt: Date },
  ): Omit<PlannedOrder, 'number'> {
    const midnight = Math.floor(placedAt.getTime() / DAY_MS) * DAY_MS;
    const lines = planLines(source, variants, { isReduced: isReduced(midnight), ...basketOf(customer, 'store') });
    const isEndlessAisle = customer !== undefined && source.chance(ENDLESS_AISLE_SHARE);
    return {
      channel: 'STORE',
      currency: 'EUR',
      customer,
      placedAt,
      storeCode,
      lines,
      fulfilledFrom: isEndlessAisle ? WAREHOUSE : storeCode,
      isAssisted: isEndlessAisle || source.chance(0.88),
      delivery: isEndlessAisle ? 'SHIP' : 'IN_STORE',
      collectedAt: undefined,
      shippingMinor: 0,
      returned: planReturn(source, { rate: STORE_RETURN_RATE, placedAt, now, lines, customer, storeCode }),
    };
  }

  /** What a customer buys in the store at which they collect an order (K9); undefined for most, and for what is not over. */
  function attachedTo(source: Random, pickup: PlannedOrder): PlannedOrder | undefined {
    const { customer, collectedAt, number } = pickup;
    if (!collectedAt || !customer || !source.chance(ATTACH_SHARE)) return undefined;
    const placedAt = new Date(collectedAt.getTime() + source.int(...ATTACHED_MINUTES) * MINUTE_MS);
    if (placedAt >= now) return undefined;
    const order = soldInStore(source, { customer, storeCode: customer.homeStore, placedAt });
    return { ...order, number: ATTACHED_NUMBERS + number };
  }

  /** Whatever else is bought with it, the article of the habit is in it and stays bought. */
  function boughtByHabit(source: Random, day: number): PlannedOrder[] {
    return byHabit.dueOn(day).map(({ habit: { customer, variant }, number }) => {
      const placedAt = momentOf(source, day, STORE_SECONDS);
      const order = soldInStore(source, { customer, storeCode: customer.homeStore, placedAt });
      const own = planLine(source, variant, isReduced(firstDay + day * DAY_MS));
      const others = order.lines.filter((line) => line.variant !== variant);
      const back = order.returned?.lines.every(({ index }) => others[index] === order.lines[index]);
      return {
        ...order,
        number: HABIT_NUMBERS + number,
        lines: [...others, own],
        returned: back ? order.returned : undefined,
      };
    });
  }

  function sentAbroad(day: number): PlannedOrder[] {
    return abroad.ofDay(day).map((order) => ({
      ...order,
      number: ABROAD_NUMBERS + order.number,
      storeCode: undefined,
      delivery: 'SHIP',
      collectedAt: undefined,
      fulfilledFrom: WAREHOUSE,
      isAssisted: false,
    }));
  }

  function ofDay(day: number): PlannedOrder[] {
    const source = random.fork(`day/${day}`);
    const before = upTo[day - 1] ?? 0;
    const orders = Array.from({ length: (upTo[day] ?? 0) - before }, () => one(source, day))
      .sort((a, b) => a.placedAt.getTime() - b.placedAt.getTime())
      .map((order, index) => ({ ...order, number: before + index + 1 }));
    const attached = orders.flatMap((order) => attachedTo(source, order) ?? []);
    const habitual = boughtByHabit(source, day);
    const sent = sentAbroad(day);
    // They come in place of as many others: the shop sells no more.
    const fewer = without(without(orders, habitual.length, isInStore), sent.length, isOnMarketplace);
    return [...fewer, ...attached, ...habitual, ...sent];
  }

  return {
    total,
    habits: byHabit.habits,
    ofDay,
    ofSpan({ from, before }) {
      const orders: PlannedOrder[] = [];
      for (let day = Math.max(0, from - MAX_RETURN_DAYS); day < before; day++) {
        for (const order of ofDay(day)) {
          const last = (order.returned?.at ?? order.placedAt).getTime();
          const lastDay = Math.floor((last - firstDay) / DAY_MS);
          if (lastDay >= from && lastDay < before) orders.push(order);
        }
      }
      return orders;
    },
    placedIn: ({ from, before }) => Array.from({ length: before - from }, (_, index) => ofDay(from + index)).flat(),
  };
}

const isInStore = ({ storeCode }: PlannedOrder): boolean => storeCode !== undefined;
const isOnMarketplace = ({ channel }: PlannedOrder): boolean => channel.startsWith('MARKETPLACE');

/** Orders of a day without the last ones that a condition holds for. */
function without(
  orders: readonly PlannedOrder[],
  count: number,
  isOne: (order: PlannedOrder) => boolean,
): PlannedOrder[] {
  const own = orders.filter(isOne);
  const dropped = new Set(own.slice(Math.max(0, own.length - count)));
  return orders.filter((order) => !dropped.has(order));
}

/** How much more customers of several channels put into a basket than the others, in lines (K5). */
function basketOf(customer: PlannedCustomer | undefined, place: keyof typeof SPEND_UPLIFT) {
  return { uplift: customer?.habit === 'OMNICHANNEL' ? SPEND_UPLIFT[place] : 0 };
}
