import { DAY_MS, demandOf, isReduced } from './calendar.ts';
import { countJoined, type PlannedCustomer } from './plan-customers.ts';
import { MAX_RETURN_DAYS, type PlannedLine, type PlannedReturn, planLines, planReturn } from './plan-lines.ts';
import type { PlannedProduct } from './plan-products.ts';
import type { Random } from './random.ts';
import { type DemoChannel, REMOTE_CHANNELS, STORE_RETURN_RATE, STORE_SHARE, STORES, WAREHOUSE } from './retailer.ts';
import type { Span } from './spans.ts';
import { createWheel } from './wheel.ts';

export interface PlannedOrder {
  readonly number: number;
  readonly channel: DemoChannel;
  readonly customer: PlannedCustomer | undefined;
  readonly placedAt: Date;
  /** Store that sold it; undefined for remote channels. */
  readonly storeCode: string | undefined;
  readonly delivery: 'SHIP' | 'PICKUP' | 'IN_STORE';
  readonly fulfilledFrom: string;
  /** Rung up by an associate of the store whose name is on the receipt. */
  readonly isAssisted: boolean;
  readonly shippingMinor: number;
  readonly lines: readonly PlannedLine[];
  readonly returned: PlannedReturn | undefined;
}

const STORE_WEIGHTS = STORES.map((store) => ({ item: store.code, weight: store.weight }));
/** Seconds of the day in UTC between which stores sell: inside the opening hours of Paris, summer and winter. */
const STORE_SECONDS = [9 * 3600, 17.5 * 3600] as const;
/** The same elsewhere: inside one business day of Paris. */
const REMOTE_SECONDS = [6 * 3600, 21 * 3600] as const;

export interface OrderPlan {
  readonly total: number;
  /** Orders of one day of the history (0 the first), in the order of time; the same however often they are planned. */
  ofDay(day: number): PlannedOrder[];
  /** Orders that a span of days is not whole without: what was placed or came back in it, and is not of a later span. */
  ofSpan(span: Span): PlannedOrder[];
}

export interface OrderPlanFacts {
  readonly total: number;
  readonly now: Date;
  readonly days: number;
  /** In the order in which they joined. */
  readonly customers: readonly PlannedCustomer[];
  readonly products: readonly PlannedProduct[];
}

/** Two years of orders that end at `now`; the share of each channel drifts as the table of channels says. */
export function planOrders(random: Random, { total, now, days, customers, products }: OrderPlanFacts): OrderPlan {
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
  const storeShare = (day: number) => STORE_SHARE.from + ((STORE_SHARE.to - STORE_SHARE.from) * day) / days;
  const demand = Array.from({ length: days }, (_, day) => {
    const { store, remote } = demandOf(firstDay + day * DAY_MS, day / 365);
    const noise = 0.92 + 0.16 * random.fork(`noise/${day}`).next();
    // Of the last day only what has passed is sold.
    const passed = now.getTime() - firstDay - day * DAY_MS;
    return {
      store: storeShare(day) * store * noise * passedShare(passed, STORE_SECONDS),
      remote: (1 - storeShare(day)) * remote * noise * passedShare(passed, REMOTE_SECONDS),
    };
  });
  const upTo = countsUpTo(
    demand.map(({ store, remote }) => store + remote),
    total,
  );

  function momentOf(source: Random, day: number, [from, before]: readonly [number, number]): Date {
    const begins = firstDay + day * DAY_MS;
    const until = Math.min(before * 1000, now.getTime() - begins - 60_000);
    const at =
      from * 1000 < until ? from * 1000 + source.next() * (until - from * 1000) : until - source.int(0, 3_600_000);
    return new Date(begins + Math.round(at));
  }

  function one(source: Random, day: number): Omit<PlannedOrder, 'number'> {
    const { store, remote: elsewhere } = demand[day] ?? { store: 0, remote: 1 };
    const inStore = source.chance(store / (store + elsewhere));
    const remote = source.weighted(
      REMOTE_CHANNELS.map((item) => ({ item, weight: item.from + ((item.to - item.from) * day) / days })),
    );
    const channel: DemoChannel = inStore ? 'STORE' : remote.channel;
    const isMarketplace = channel.startsWith('MARKETPLACE');
    const isKnown = inStore ? source.chance(0.82) : !isMarketplace;
    const customer = isKnown ? shopperOf[inStore ? 'store' : 'remote'](source, day) : undefined;
    const placedAt = momentOf(source, day, inStore ? STORE_SECONDS : REMOTE_SECONDS);
    const isAtHome = customer !== undefined && source.chance(0.85);
    const storeCode = inStore ? (isAtHome ? customer.homeStore : source.weighted(STORE_WEIGHTS)) : undefined;
    const isPickup = !inStore && !isMarketplace && source.chance(0.12 + (0.1 * day) / days);
    const lines = planLines(source, variants, isReduced(firstDay + day * DAY_MS));
    const goods = lines.reduce((sum, line) => sum + line.netMinor + line.taxMinor, 0);
    return {
      channel,
      customer,
      placedAt,
      storeCode,
      lines,
      fulfilledFrom: storeCode ?? (isPickup && customer ? customer.homeStore : WAREHOUSE),
      isAssisted: inStore && source.chance(0.88),
      delivery: inStore ? 'IN_STORE' : isPickup ? 'PICKUP' : 'SHIP',
      shippingMinor: inStore || isPickup || goods >= 15_000 ? 0 : 590,
      returned: planReturn(source, {
        rate: inStore ? STORE_RETURN_RATE : remote.returnRate,
        placedAt,
        now,
        lines,
        customer,
        storeCode,
      }),
    };
  }

  function ofDay(day: number): PlannedOrder[] {
    const source = random.fork(`day/${day}`);
    const before = upTo[day - 1] ?? 0;
    return Array.from({ length: (upTo[day] ?? 0) - before }, () => one(source, day))
      .sort((a, b) => a.placedAt.getTime() - b.placedAt.getTime())
      .map((order, index) => ({ ...order, number: before + index + 1 }));
  }

  return {
    total,
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
  };
}

/** Share of a day's sales that is over so many milliseconds after its midnight. */
function passedShare(milliseconds: number, [opens, closes]: readonly [number, number]): number {
  return Math.min(1, Math.max(0, (milliseconds / 1000 - opens) / (closes - opens)));
}

/** How many of `total` have come by the end of each day. */
function countsUpTo(weights: readonly number[], total: number): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  let weight = 0;
  return weights.map((own) => {
    weight += own;
    return Math.round((total * weight) / sum);
  });
}
