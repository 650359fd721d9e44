import { inShopCurrency } from '../plan/in-shop-currency.ts';
import { planFootfall } from '../plan/plan-footfall.ts';
import type { PlannedOrder } from '../plan/plan-orders.ts';
import { sumOf, type Units, unitsSold } from '../plan/plan-stock.ts';
import { adviceBefore } from '../plan/plan-talks.ts';
import { createVisitPlanner, type PlannedTouch, type PlannedVisit } from '../plan/plan-visits.ts';
import type { Span } from '../plan/spans.ts';
import type { TruthCounter } from '../plan/truth.ts';
import type { GrowingIds } from './demo-ids.ts';
import { toGroup, toImportedOrder, toMovements } from './load-orders.ts';
import { toInteraction } from './load-people.ts';
import type { DemoPorts } from './ports.ts';
import type { SeedSession } from './seed-session.ts';
import { eachAtOnce, inBatches } from './send-in-batches.ts';
import { type ShopPlan, startOf } from './shop-plan.ts';

/** Orders of one call. */
const ORDERS_AT_ONCE = 1_000;
const TOUCHPOINTS_AT_ONCE = 25_000;
/** Levels that one group of receipts moves, and groups of one call. */
const LEVELS_OF_GROUP = 500;
const GROUPS_AT_ONCE = 8;

/** Where a span goes, and the ids that it refers to. */
export interface SeedTarget {
  readonly session: SeedSession;
  readonly ports: DemoPorts;
  readonly ids: GrowingIds;
  readonly signal: AbortSignal;
  /** Batches of orders under way at once: one is planned and read while another is written. */
  readonly batchesAtOnce: number;
  /** Told after each batch of orders; what it waits for gives way to a shop that is open. */
  afterBatch(orders: number): Promise<void> | void;
}

interface PlannedBatch {
  readonly orders: readonly PlannedOrder[];
  readonly visits: readonly PlannedVisit[];
}

/** Orders of a span in their batches, each with the visits around it; the same each time. */
function* planBatches(plan: ShopPlan, span: Span, all = plan.orders.ofSpan(span)): Generator<PlannedBatch> {
  const { random, products, idleVisitsPerOrder } = plan;
  const visitors = plan.customers.filter(({ habit }) => habit === 'REMOTE_ONLY');
  const planner = createVisitPlanner(random.fork(`visits/${span.from}`), {
    scope: String(span.from),
    products,
    visitors,
  });
  const idle = random.fork(`idle/${span.from}`);
  for (const batch of inBatches(all, ORDERS_AT_ONCE)) {
    const visits: PlannedVisit[] = [];
    for (const order of batch) {
      visits.push(...planner.beforeOrder(order));
      for (let left = idleVisitsPerOrder; left > 0; left--) {
        if (left >= 1 || idle.chance(left)) visits.push(planner.idle(order.placedAt));
      }
    }
    yield { orders: batch, visits };
  }
}

/** Adds a span to the figures that were planted. @returns its orders */
export function countSpan(plan: ShopPlan, span: Span, truth: TruthCounter): number {
  let count = 0;
  for (const { orders, visits } of planBatches(plan, span)) {
    for (const order of orders) truth.addOrder(inShopCurrency(order), startOf(plan, span.from));
    for (const visit of visits) truth.addVisit(visit);
    count += orders.length;
  }
  truth.addFootfall(planFootfall(plan, span).truth);
  return count;
}

/** Receives what a location sells in a span, and a rest, at its beginning. */
async function seedReceipts(plan: ShopPlan, span: Span, units: Units, target: SeedTarget): Promise<void> {
  const at = startOf(plan, span.from);
  const groups = [...units].flatMap(([locationCode, bySku]) =>
    [...inBatches(bySku, LEVELS_OF_GROUP)].flatMap((part, index) =>
      toGroup(
        {
          externalId: `receipt-${span.from}-${locationCode}-${index}`,
          reason: 'RECEIPT',
          at,
          locationCode,
          units: part,
        },
        target.ids,
      ),
    ),
  );
  for (const batch of inBatches(groups, GROUPS_AT_ONCE)) {
    target.signal.throwIfAborted();
    await target.ports.movements({ source: 'demo', groups: batch });
  }
}

/**
 * Seeds the orders of a span with their customers, stock and touchpoints. Every part is known by its id, so that a span
 * that was broken off is seeded again and is there once.
 * @param rest units that are left besides what is sold
 */
export async function seedSpan(plan: ShopPlan, span: Span, target: SeedTarget, rest?: Units): Promise<void> {
  const { ports, ids, signal } = target;
  const all = plan.orders.ofSpan(span);
  await ids.ensureCustomers(all.flatMap(({ customer }) => customer ?? []));
  const sold = unitsSold(all);
  await seedReceipts(plan, span, rest ? sumOf(sold, rest) : sold, target);
  const buffer: PlannedTouch[] = [];
  let segments = 0;
  async function sendTouchpoints(): Promise<void> {
    const touchpoints = buffer.splice(0).map(({ customerRef, storeCode, ...touch }) => ({
      ...touch,
      ...(storeCode === undefined ? {} : { storeId: ids.locations.get(storeCode) }),
      customerId: customerRef === undefined ? null : ids.customers.get(customerRef),
    }));
    if (touchpoints.length === 0) return;
    await ports.touchpoints({ batchId: `demo-${span.from}-${segments++}`, touchpoints });
  }
  async function sendBatch(batch: PlannedBatch): Promise<void> {
    for (const { touches } of batch.visits) buffer.push(...touches);
    const orders = batch.orders.map((order) => toImportedOrder(order, ids, plan.now));
    const groups = batch.orders.flatMap((order) => toMovements(order, ids));
    const interactions = batch.orders.flatMap((order) => {
      const talk = adviceBefore(order);
      return talk ? [toInteraction(talk, ids)] : [];
    });
    await Promise.all([
      ports.orders({ source: 'demo', earnPoints: true, orders }),
      ports.movements({ source: 'demo', groups }),
      ports.interactions({ source: 'demo', interactions }),
      ...(buffer.length >= TOUCHPOINTS_AT_ONCE ? [sendTouchpoints()] : []),
    ]);
    await target.afterBatch(orders.length);
  }
  await eachAtOnce(target.batchesAtOnce, planBatches(plan, span, all), (batch) => {
    signal.throwIfAborted();
    return sendBatch(batch);
  });
  await sendTouchpoints();
}
