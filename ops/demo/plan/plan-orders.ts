import type { PlannedCustomer } from './plan-customers.ts';
import type { PlannedProduct, PlannedVariant } from './plan-products.ts';
import type { Random } from './random.ts';
import { type DemoChannel, REMOTE_CHANNELS, STORE_RETURN_RATE, STORE_SHARE, STORES, WAREHOUSE } from './retailer.ts';

interface PlannedLine {
  readonly variant: PlannedVariant;
  readonly quantity: number;
  readonly unitPriceMinor: number;
  /** Before tax, in cents; gross - discount = net. */
  readonly grossMinor: number;
  readonly discountMinor: number;
  readonly netMinor: number;
  readonly taxMinor: number;
  readonly costMinor: number;
}
interface PlannedReturn {
  readonly at: Date;
  readonly locationCode: string;
  readonly lines: ReadonlyArray<{ readonly index: number; readonly quantity: number }>;
}
export interface PlannedOrder {
  readonly number: number;
  readonly channel: DemoChannel;
  readonly customer: PlannedCustomer | undefined;
  readonly placedAt: Date;
  /** Store that sold it; undefined for remote channels. */
  readonly storeCode: string | undefined;
  readonly delivery: 'SHIP' | 'PICKUP' | 'IN_STORE';
  readonly fulfilledFrom: string;
  readonly assisted: boolean;
  readonly shippingMinor: number;
  readonly lines: readonly PlannedLine[];
  readonly returned: PlannedReturn | undefined;
}

const DAY_MS = 86_400_000;
/** French VAT on clothing, in basis points. */
const TAX_BASIS_POINTS = 2_000;
const STORE_WEIGHTS = STORES.map((store) => ({ item: store.code, weight: store.weight }));
/** Sales in January and July, Christmas and the rest; months from January. */
const SEASON = [1.25, 0.8, 0.9, 0.95, 1, 1.05, 1.2, 0.65, 1, 1.05, 1.25, 1.45] as const;
const WEEKDAY_STORE = [0.35, 0.8, 0.85, 0.95, 1, 1.25, 1.8] as const;
const WEEKDAY_REMOTE = [1.25, 1.05, 1, 0.95, 0.95, 0.9, 0.9] as const;

/** Integer division, half up. */
function halfUp(numerator: number, denominator: number): number {
  return Math.floor((2 * numerator + denominator) / (2 * denominator));
}
function withoutTax(minor: number): number {
  return halfUp(minor * 10_000, 10_000 + TAX_BASIS_POINTS);
}

function planLine(random: Random, variant: PlannedVariant, onSale: boolean): PlannedLine {
  const quantity = random.chance(0.06) ? 2 : 1;
  const percent = onSale && random.chance(0.55) ? random.pick([20, 30, 40]) : random.chance(0.07) ? 10 : 0;
  const grossWithTax = variant.priceMinor * quantity;
  const paidWithTax = grossWithTax - halfUp(grossWithTax * percent, 100);
  const grossMinor = withoutTax(grossWithTax);
  const netMinor = withoutTax(paidWithTax);
  return {
    variant,
    quantity,
    unitPriceMinor: variant.priceMinor,
    grossMinor,
    netMinor,
    discountMinor: grossMinor - netMinor,
    taxMinor: paidWithTax - netMinor,
    costMinor: variant.costMinor * quantity,
  };
}

function isSale(day: Date): boolean {
  const month = day.getUTCMonth();
  const date = day.getUTCDate();
  return (month === 0 && date >= 8) || (month === 1 && date <= 4) || (month === 6 && date <= 22);
}

export interface OrderPlanner {
  readonly total: number;
  /** Orders in the order of time, made as they are asked for. */
  [Symbol.iterator](): Iterator<PlannedOrder>;
}

/** Two years of orders that end on the day of `now`; the share of each channel drifts as the table of channels says. */
export function planOrders(
  random: Random,
  options: {
    total: number;
    now: Date;
    days: number;
    customers: readonly PlannedCustomer[];
    products: readonly PlannedProduct[];
  },
): OrderPlanner {
  const { total, now, days, customers, products } = options;
  const variants = products
    .flatMap((product) => product.variants)
    .map((variant) => ({ item: variant, weight: variant.appeal }));
  const wheel = cumulative(variants);
  const shoppers = {
    remote: cumulative(
      customers
        .filter((c) => c.habit !== 'STORE_ONLY')
        .map((c) => ({ item: c, weight: c.frequency * (c.habit === 'OMNICHANNEL' ? 0.6 : 1) })),
    ),
    store: cumulative(
      customers
        .filter((c) => c.habit !== 'REMOTE_ONLY')
        .map((c) => ({ item: c, weight: c.frequency * (c.habit === 'OMNICHANNEL' ? 0.6 : 1) })),
    ),
  };
  const firstDay = Math.floor(now.getTime() / DAY_MS) * DAY_MS - (days - 1) * DAY_MS;
  const dayWeights = Array.from({ length: days }, (_, day) => {
    const date = new Date(firstDay + day * DAY_MS);
    return (SEASON[date.getUTCMonth()] ?? 1) * (0.8 + (0.45 * day) / days);
  });
  const weightSum = dayWeights.reduce((a, b) => a + b, 0);

  function one(number: number, day: number): PlannedOrder {
    const progress = day / days;
    const date = new Date(firstDay + day * DAY_MS);
    const weekday = date.getUTCDay();
    const storeShare = STORE_SHARE.from + (STORE_SHARE.to - STORE_SHARE.from) * progress;
    const storeWeight = storeShare * (WEEKDAY_STORE[weekday] ?? 1);
    const inStore = random.chance(storeWeight / (storeWeight + (1 - storeShare) * (WEEKDAY_REMOTE[weekday] ?? 1)));
    const remote = random.weighted(
      REMOTE_CHANNELS.map((one) => ({ item: one, weight: one.from + (one.to - one.from) * progress })),
    );
    const channel: DemoChannel = inStore ? 'STORE' : remote.channel;
    const marketplace = channel.startsWith('MARKETPLACE');
    const known = inStore ? random.chance(0.82) : !marketplace;
    const customer = known ? (inStore ? shoppers.store : shoppers.remote)(random) : undefined;
    // Opening hours in UTC stay inside one business day of Paris, summer and winter.
    const second = inStore ? random.int(9 * 3600, 18 * 3600) : random.int(6 * 3600, 21 * 3600);
    const placedAt = new Date(Math.min(date.getTime() + second * 1000, now.getTime() - random.int(60, 3600) * 1000));
    const storeCode = inStore
      ? customer && random.chance(0.85)
        ? customer.homeStore
        : random.weighted(STORE_WEIGHTS)
      : undefined;
    const pickup = !inStore && !marketplace && random.chance(0.12 + 0.1 * progress);
    const lines = planLines(random, wheel, isSale(date));
    const goods = lines.reduce((sum, line) => sum + line.netMinor + line.taxMinor, 0);
    const fulfilledFrom = storeCode ?? (pickup && customer ? customer.homeStore : WAREHOUSE);
    return {
      number,
      channel,
      customer,
      placedAt,
      storeCode,
      lines,
      fulfilledFrom,
      assisted: inStore && random.chance(0.04),
      delivery: inStore ? 'IN_STORE' : pickup ? 'PICKUP' : 'SHIP',
      shippingMinor: inStore || pickup || goods >= 15_000 ? 0 : 590,
      returned: planReturn(random, {
        rate: inStore ? STORE_RETURN_RATE : remote.returnRate,
        placedAt,
        now,
        lines,
        inStore,
        customer,
        storeCode,
      }),
    };
  }

  return {
    total,
    *[Symbol.iterator]() {
      let made = 0;
      let weight = 0;
      for (let day = 0; day < days; day++) {
        weight += dayWeights[day] ?? 0;
        const upTo = day === days - 1 ? total : Math.round((total * weight) / weightSum);
        const today: PlannedOrder[] = [];
        while (made < upTo) today.push(one(++made, day));
        yield* today.sort((a, b) => a.placedAt.getTime() - b.placedAt.getTime());
      }
    },
  };
}

function planLines(random: Random, wheel: (random: Random) => PlannedVariant, onSale: boolean): PlannedLine[] {
  const count = random.weighted([
    { item: 1, weight: 54 },
    { item: 2, weight: 28 },
    { item: 3, weight: 12 },
    { item: 4, weight: 6 },
  ]);
  const chosen = new Set<PlannedVariant>();
  while (chosen.size < count) chosen.add(wheel(random));
  return [...chosen].map((variant) => planLine(random, variant, onSale));
}

function planReturn(
  random: Random,
  facts: {
    rate: number;
    placedAt: Date;
    now: Date;
    lines: readonly PlannedLine[];
    inStore: boolean;
    customer: PlannedCustomer | undefined;
    storeCode: string | undefined;
  },
): PlannedReturn | undefined {
  if (!random.chance(facts.rate)) return undefined;
  const at = new Date(facts.placedAt.getTime() + random.int(2, 25) * DAY_MS);
  const index = random.int(0, facts.lines.length - 1);
  const crossChannel = !facts.inStore && facts.customer !== undefined && random.chance(0.35);
  const locationCode = facts.storeCode ?? (crossChannel && facts.customer ? facts.customer.homeStore : WAREHOUSE);
  if (at >= facts.now) return undefined;
  return { at, locationCode, lines: [{ index, quantity: facts.lines[index]?.quantity ?? 1 }] };
}

/** A weighted choice in logarithmic time, for wheels of thousands. */
function cumulative<T>(items: ReadonlyArray<{ readonly item: T; readonly weight: number }>): (random: Random) => T {
  const sums: number[] = [];
  let sum = 0;
  for (const { weight } of items) {
    sum += weight;
    sums.push(sum);
  }
  return (random) => {
    const target = random.next() * sum;
    let low = 0;
    let high = sums.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) <= target) low = middle + 1;
      else high = middle;
    }
    const chosen = items[low];
    if (!chosen) throw new RangeError('nothing to choose from');
    return chosen.item;
  };
}
