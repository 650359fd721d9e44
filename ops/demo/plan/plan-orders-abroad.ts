import { DAY_MS, isReduced } from './calendar.ts';
import { countJoined, type PlannedCustomer } from './plan-customers.ts';
import { type PlannedLine, type PlannedReturn, planLines, planReturn } from './plan-lines.ts';
import type { PlannedProduct } from './plan-products.ts';
import type { Random } from './random.ts';
import { inPounds, SHOP_ABROAD, soldAbroad } from './shop-abroad.ts';
import { createWheel } from './wheel.ts';

/** An order of the shop abroad, amounts in pence; it is sent from the warehouse, and sent back there. */
export interface OrderAbroad {
  readonly channel: typeof SHOP_ABROAD.channel;
  readonly currency: typeof SHOP_ABROAD.currency;
  /** From 1, in the order of the days. */
  readonly number: number;
  readonly customer: PlannedCustomer;
  readonly placedAt: Date;
  readonly lines: readonly PlannedLine[];
  readonly shippingMinor: number;
  readonly returned: PlannedReturn | undefined;
}

/** Plans the orders of the shop abroad, the same however often a day is planned. */
export function planOrdersAbroad(
  random: Random,
  facts: {
    /** In the order in which they joined. */
    readonly customers: readonly PlannedCustomer[];
    readonly products: readonly PlannedProduct[];
    /** How many have come by the end of each day. */
    readonly upTo: readonly number[];
    readonly firstDay: number;
    readonly now: Date;
    momentOf(random: Random, day: number): Date;
  },
) {
  const { customers, upTo, firstDay, now, momentOf } = facts;
  const sold = soldAbroad(facts.products).flatMap(({ variants }) => variants.map(inPounds));
  const variants = createWheel(sold, ({ appeal }) => appeal);
  const shoppers = createWheel(customers, ({ frequency }) => frequency);

  function one(source: Random, day: number, number: number): OrderAbroad {
    const customer = shoppers.spin(source, Math.max(1, countJoined(customers, day)));
    const placedAt = momentOf(source, day);
    const lines = planLines(source, variants, { isReduced: isReduced(firstDay + day * DAY_MS), uplift: 0 });
    const goods = lines.reduce((sum, { netMinor, taxMinor }) => sum + netMinor + taxMinor, 0);
    const { channel, currency, freeFromMinor, returnRate: rate, shippingMinor } = SHOP_ABROAD;
    const back = { rate, placedAt, now, lines, customer: undefined, storeCode: undefined };
    return {
      channel,
      currency,
      number,
      customer,
      placedAt,
      lines,
      shippingMinor: goods >= freeFromMinor ? 0 : shippingMinor,
      returned: planReturn(source, back),
    };
  }

  return {
    ofDay(day: number): OrderAbroad[] {
      const source = random.fork(`day/${day}`);
      const before = upTo[day - 1] ?? 0;
      return Array.from({ length: (upTo[day] ?? 0) - before }, (_, index) => one(source, day, before + index + 1)).sort(
        (a, b) => a.placedAt.getTime() - b.placedAt.getTime(),
      );
    },
  };
}
