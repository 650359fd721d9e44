import { createCatchmentTrail } from '../plan/catchments.ts';
import { createCommissionTrail } from '../plan/commission-rules.ts';
import { createCreditTrail } from '../plan/credit-trail.ts';
import { createHabitTrail } from '../plan/habit-trail.ts';
import { createStockTrail } from '../plan/held-elsewhere.ts';
import { createPeopleTrail } from '../plan/people-trail.ts';
import { createMaturityTrail, planMaturity } from '../plan/plan-maturity.ts';
import { planSpend } from '../plan/plan-spend.ts';
import { createServiceTrail } from '../plan/service-truth.ts';
import { createTruth, type DemoTruth } from '../plan/truth.ts';
import { openDemoIds } from './ensure-ids.ts';
import { planInteractions } from './load-people.ts';
import { openDemoPorts } from './ports.ts';
import { seedFootfall, seedSpend } from './seed-management.ts';
import { planScarcity } from './seed-missed-demand.ts';
import { seedPeople } from './seed-people.ts';
import { planService } from './seed-service.ts';
import type { SeedSession } from './seed-session.ts';
import { countSpan, seedSpan } from './seed-span.ts';
import { type ShopPlan, startOf } from './shop-plan.ts';

/** Days in which visits after a purchase count. */
const REPEAT_DAYS = 182;
/** Days of each of both periods of which it is planted who bought again (K4). */
const RETENTION_DAYS = 91;

/** How far a history is that arrives behind an open shop. */
export interface HistoryProgress {
  /** Every day from this one of the history on is whole. */
  readonly wholeFrom: number;
  readonly arrivedOrders: number;
  readonly expectedOrders: number;
}

export interface HistoryOptions {
  readonly signal: AbortSignal;
  /** The day from which on everything is there already: where an earlier run was broken off. */
  readonly wholeFrom: number;
  /** Told after each batch, and after each span once its facts are there. */
  onProgress(progress: HistoryProgress): Promise<void> | void;
  /** Gives way to a shop that is open; told how long the batch before took, in milliseconds. */
  pause?(batchMs: number): Promise<void>;
}

/** Seeds the rest of the history, the newest month first. @returns the figures that were planted, of the whole shop. */
export async function seedHistory(session: SeedSession, plan: ShopPlan, options: HistoryOptions): Promise<DemoTruth> {
  const { signal, wholeFrom, onProgress, pause } = options;
  const ports = openDemoPorts(session.ports);
  const ids = await openDemoIds(plan, session, ports);
  const { rest, demands } = planScarcity(plan);
  const talks = planInteractions(plan);
  const service = planService(plan);
  const everybody = [...plan.customers, ...plan.customersAbroad];
  const truth = createTruth(plan.facts, {
    stock: createStockTrail(demands, rest, startOf(plan, plan.recent.from)),
    commissions: createCommissionTrail(talks, ({ daysAgo }) => startOf(plan, plan.days - 1 - daysAgo)),
    people: createPeopleTrail(everybody, {
      halfYearAgo: startOf(plan, plan.days - REPEAT_DAYS),
      // The last day is not over.
      retention: [
        startOf(plan, plan.days - 1 - 2 * RETENTION_DAYS),
        startOf(plan, plan.days - 1 - RETENTION_DAYS),
        startOf(plan, plan.days - 1),
      ],
    }),
    credits: createCreditTrail(everybody, { talks, fittings: service.fittings }),
    service: createServiceTrail(service),
    habits: createHabitTrail(plan.orders.habits),
    catchment: createCatchmentTrail(plan.now),
    maturity: createMaturityTrail(planMaturity(plan.now, plan.facts.scale), plan.now),
    spend: planSpend(plan.opening, { from: 0, before: plan.days }, plan.facts.scale),
  });
  let whole = Math.min(wholeFrom, plan.recent.from);
  let arrivedOrders = 0;
  const told = () =>
    onProgress({
      wholeFrom: whole,
      arrivedOrders: Math.min(arrivedOrders, plan.orders.total),
      expectedOrders: plan.orders.total,
    });
  let began = Date.now();
  const target = {
    session,
    ports,
    ids,
    signal,
    batchesAtOnce: 1,
    async afterBatch(orders: number) {
      arrivedOrders += orders;
      await told();
      await pause?.(Date.now() - began);
      began = Date.now();
    },
  };
  for (const span of [plan.recent, ...plan.older]) {
    const orders = countSpan(plan, span, truth);
    if (span.from >= wholeFrom) {
      arrivedOrders += orders;
      continue;
    }
    await seedSpan(plan, span, target);
    await seedSpend(plan, span, ports);
    await seedFootfall(plan, span, target);
    await session.settle(() => undefined, signal);
    whole = span.from;
    await told();
  }
  const opensWith = startOf(plan, plan.recent.from);
  await seedPeople(plan, target, (at) => at < opensWith);
  await ids.ensureCustomers(everybody);
  await session.settle(() => undefined, signal);
  return truth.finish();
}
