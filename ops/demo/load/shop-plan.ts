import { DAY_MS } from '../plan/calendar.ts';
import { type PlannedCustomer, planCustomers, planCustomersAbroad } from '../plan/plan-customers.ts';
import { type OrderPlan, planOrders } from '../plan/plan-orders.ts';
import { type PlannedProduct, planProducts } from '../plan/plan-products.ts';
import { createRandom, type Random } from '../plan/random.ts';
import { planSpans, type Span } from '../plan/spans.ts';
import type { DemoPlanFacts } from '../seed-request.ts';

/** The shop of scale 1. */
const SIZE = {
  products: 600,
  customers: 20_000,
  customersAbroad: 900,
  orders: 120_000,
  idleVisits: 350_000,
  interactions: 8_000,
  giftCards: 1_500,
  conversations: 1_200,
};
/** Days of history, whatever the scale. */
const DAYS = 730;

/** Everything that a seed, a scale and a day determine, before any id is known. */
export interface ShopPlan {
  readonly facts: DemoPlanFacts;
  readonly random: Random;
  readonly now: Date;
  readonly days: number;
  /** The midnight at which the history begins. */
  readonly opening: Date;
  readonly products: readonly PlannedProduct[];
  readonly customers: readonly PlannedCustomer[];
  readonly customersAbroad: readonly PlannedCustomer[];
  readonly orders: OrderPlan;
  /** The days that a shop opens with, and those that follow behind, the newest first. */
  readonly recent: Span;
  readonly older: readonly Span[];
  /** Visits that lead to no order, for each order. */
  readonly idleVisitsPerOrder: number;
  readonly interactionCount: number;
  readonly giftCardCount: number;
  /** Conversations of the days that a shop opens with. */
  readonly conversationCount: number;
}

export function planShop(facts: DemoPlanFacts): ShopPlan {
  const { scale, seed, now } = facts;
  const random = createRandom(seed);
  const sized = (count: number, least: number) => Math.max(least, Math.round(count * scale));
  const productCount = Math.max(24, Math.round(SIZE.products * Math.min(1, Math.sqrt(scale))));
  const opening = new Date((Math.floor(now.getTime() / DAY_MS) - DAYS + 1) * DAY_MS);
  const products = planProducts(random.fork('products'), productCount);
  const customers = planCustomers(random.fork('customers'), sized(SIZE.customers, 50), { opening, days: DAYS });
  const customersAbroad = planCustomersAbroad(random.fork('customers abroad'), sized(SIZE.customersAbroad, 10), {
    opening,
    days: DAYS,
  });
  const total = sized(SIZE.orders, 200);
  return {
    facts,
    random,
    now,
    days: DAYS,
    opening,
    products,
    customers,
    customersAbroad,
    orders: planOrders(random.fork('orders'), { total, now, days: DAYS, customers, customersAbroad, products }),
    ...planSpans(DAYS),
    idleVisitsPerOrder: sized(SIZE.idleVisits, 600) / total,
    interactionCount: sized(SIZE.interactions, 20),
    giftCardCount: sized(SIZE.giftCards, 10),
    conversationCount: sized(SIZE.conversations, 120),
  };
}

/** The moment at which a day of the history begins. */
export function startOf(plan: Pick<ShopPlan, 'opening'>, day: number): Date {
  return new Date(plan.opening.getTime() + day * DAY_MS);
}
