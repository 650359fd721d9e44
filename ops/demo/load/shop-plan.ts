import { type PlannedCustomer, planCustomers } from '../plan/plan-customers.ts';
import { type OrderPlanner, planOrders } from '../plan/plan-orders.ts';
import { type PlannedProduct, planProducts } from '../plan/plan-products.ts';
import { createRandom, type Random } from '../plan/random.ts';
import type { DemoSeedRequest } from '../seed-request.ts';

/** The shop of scale 1. */
const SIZE = {
  products: 600,
  customers: 20_000,
  orders: 120_000,
  touchpoints: 1_000_000,
  interactions: 8_000,
  giftCards: 1_500,
};
/** Days of history, whatever the scale. */
const DAYS = 730;
const DAY_MS = 86_400_000;
/** Touchpoints that lead to an order, and those of a visit that leads to none; means of the touch planner. */
const TOUCHES_PER_ORDER = 2.46;
const TOUCHES_PER_IDLE_VISIT = 3.5;

/** Everything that a seed, a scale and a day determine, before any id is known. */
export interface ShopPlan {
  readonly random: Random;
  readonly now: Date;
  readonly days: number;
  /** The moment at which the history begins. */
  readonly opening: Date;
  readonly products: readonly PlannedProduct[];
  readonly customers: readonly PlannedCustomer[];
  readonly orderCount: number;
  /** Makes the orders again, the same each time: they are too many to keep. */
  orders(): OrderPlanner;
  /** Visits that lead to no order, for each order. */
  readonly idleVisitsPerOrder: number;
  readonly interactionCount: number;
  readonly giftCardCount: number;
}

export function planShop({ scale, seed, now }: Pick<DemoSeedRequest, 'scale' | 'seed' | 'now'>): ShopPlan {
  const random = createRandom(seed);
  const sized = (count: number, least: number) => Math.max(least, Math.round(count * scale));
  const productCount = Math.max(24, Math.round(SIZE.products * Math.min(1, Math.sqrt(scale))));
  const products = planProducts(random.fork('products'), productCount);
  const customers = planCustomers(random.fork('customers'), sized(SIZE.customers, 50));
  const orderCount = sized(SIZE.orders, 200);
  const idleTouches = sized(SIZE.touchpoints, 1_500) - orderCount * TOUCHES_PER_ORDER;
  return {
    random,
    now,
    days: DAYS,
    opening: new Date(now.getTime() - DAYS * DAY_MS),
    products,
    customers,
    orderCount,
    orders: () => planOrders(random.fork('orders'), { total: orderCount, now, days: DAYS, customers, products }),
    idleVisitsPerOrder: Math.max(0, idleTouches / orderCount / TOUCHES_PER_IDLE_VISIT),
    interactionCount: sized(SIZE.interactions, 20),
    giftCardCount: sized(SIZE.giftCards, 10),
  };
}
