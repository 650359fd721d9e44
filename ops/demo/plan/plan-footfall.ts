import { DAY_MS, isClosed } from './calendar.ts';
import type { OrderPlan } from './plan-orders.ts';
import type { Random } from './random.ts';
import { STORES } from './retailer.ts';
import type { Span } from './spans.ts';

/** How many came into a store on a day that is over. */
export interface PlannedFootfall {
  readonly day: string;
  readonly storeCode: string;
  readonly visitors: number;
}

/** K1, of the stores and days that were counted. */
export interface FootfallTruth {
  visitors: number;
  orders: number;
}

/** One in so many who come in buys, in an ordinary store: fashion converts about a quarter of its visitors. */
export const VISITORS_PER_ORDER = 4;
/** Of the days without an order, those on which somebody came in. */
const QUIET_VISIT = 0.02;
/** Those two have no counter at the entrance, as the smallest rarely do. */
const COUNTED = STORES.slice(0, -2).map(({ code }, index) => ({
  code,
  // Passing trade looks more and buys less: from 3.2 to 5 visitors an order.
  perOrder: VISITORS_PER_ORDER * (0.8 + 0.05 * index),
}));

const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);

/** Visitors of each store that counts them on the days of a span that it opened and that are over, and the orders placed there. */
export function planFootfall(
  plan: { readonly random: Random; readonly opening: Date; readonly days: number; readonly orders: OrderPlan },
  span: Span,
): { readonly counts: PlannedFootfall[]; readonly truth: FootfallTruth } {
  const random = plan.random.fork(`footfall/${span.from}`);
  const sold = new Map<string, number>();
  for (const { storeCode, placedAt } of plan.orders.placedIn(span)) {
    const key = `${storeCode}/${dayOf(placedAt.getTime())}`;
    if (storeCode !== undefined) sold.set(key, (sold.get(key) ?? 0) + 1);
  }
  const truth: FootfallTruth = { visitors: 0, orders: 0 };
  const counts: PlannedFootfall[] = [];
  for (let index = span.from; index < Math.min(span.before, plan.days - 1); index++) {
    const at = plan.opening.getTime() + index * DAY_MS;
    if (isClosed(at)) continue;
    const day = dayOf(at);
    for (const { code: storeCode, perOrder } of COUNTED) {
      const placed = sold.get(`${storeCode}/${day}`) ?? 0;
      // On a day on which nobody bought hardly anybody came in either.
      const drawn =
        placed === 0 ? Number(random.chance(QUIET_VISIT)) : placed * perOrder * (0.85 + 0.3 * random.next());
      const visitors = Math.max(placed, Math.round(drawn));
      counts.push({ day, storeCode, visitors });
      truth.visitors += visitors;
      truth.orders += placed;
    }
  }
  return { counts, truth };
}
