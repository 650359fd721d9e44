import { DAY_MS } from './calendar.ts';
import { inShopCurrency } from './in-shop-currency.ts';
import type { OrderPlan } from './plan-orders.ts';
import { STORES } from './retailer.ts';

/** What a figure is to reach, in the words of `attributionImportGoals`; a store by its code, an associate by that of their store. */
export interface PlannedGoal {
  readonly metric: string;
  readonly scope: 'ALL' | 'CHANNEL' | 'STORE' | 'ASSOCIATE';
  readonly scopeKey: string;
  /** Which of the associates of the store, from 0, for a goal of one. */
  readonly associate?: number;
  readonly from: string;
  readonly before: string;
  readonly target: string;
}

/** By how much a month is to sell more than the same month a year ago. */
const GROWTH = 1.2;
/** Associates of a store; each rings up every other assisted sale. */
const ASSOCIATES = 2;
const sellerKey = (storeCode: string, associate: number): string => `${storeCode} ${associate}`;
const GOAL_CHANNELS = ['WEB', 'APP', 'INSTAGRAM'] as const;

interface GoalsPlan {
  readonly now: Date;
  readonly opening: Date;
  readonly orders: Pick<OrderPlan, 'ofDay'>;
}

/** Goals of the month that `now` lies in and of the next, which has begun in some zone, or soon will. */
export function planGoals(plan: GoalsPlan): PlannedGoal[] {
  return [0, 1].flatMap((ahead) => goalsOfMonth(plan, ahead));
}

/**
 * From what was sold a year before: net sales of the retailer, of channels and of stores, and what each associate of a store
 * rings up.
 */
function goalsOfMonth({ now, opening, orders }: GoalsPlan, ahead: number): PlannedGoal[] {
  const begins = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + ahead, 1));
  const ends = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + ahead + 1, 1));
  const dayOf = (at: Date) => at.toISOString().slice(0, 10);
  const back = (at: Date) =>
    Math.round((Date.UTC(at.getUTCFullYear() - 1, at.getUTCMonth(), 1) - opening.getTime()) / DAY_MS);
  const sold = new Map<string, number>();
  for (let day = back(begins); day < back(ends); day++) {
    for (const { channel, storeCode, isAssisted, number, lines } of orders.ofDay(day).map(inShopCurrency)) {
      const net = lines.reduce((sum, line) => sum + line.netMinor, 0);
      const seller = isAssisted && storeCode ? sellerKey(storeCode, number % ASSOCIATES) : [];
      for (const key of ['', channel, storeCode ?? [], seller].flat()) sold.set(key, (sold.get(key) ?? 0) + net);
    }
  }
  const month = { metric: 'net_sales', from: dayOf(begins), before: dayOf(ends) };
  const goal = (scope: PlannedGoal['scope'], scopeKey: string): PlannedGoal => ({
    ...month,
    scope,
    scopeKey,
    target: String(Math.max(1, Math.round(((sold.get(scopeKey) ?? 0) * GROWTH) / 100))),
  });
  return [
    goal('ALL', ''),
    ...GOAL_CHANNELS.map((channel) => goal('CHANNEL', channel)),
    ...STORES.map(({ code }) => goal('STORE', code)),
    ...STORES.flatMap(({ code }) =>
      Array.from({ length: ASSOCIATES }, (_, associate) => ({
        ...goal('ASSOCIATE', sellerKey(code, associate)),
        metric: 'associate_sales',
        scopeKey: code,
        associate,
      })),
    ),
  ];
}
