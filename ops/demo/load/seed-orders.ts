import { createTouchPlanner, type PlannedTouch } from '../plan/plan-touchpoints.ts';
import { createTruth, type DemoTruth } from '../plan/truth.ts';
import type { DemoSeedRequest } from '../seed-request.ts';
import { createCustomerSince } from './customer-since.ts';
import { type DemoIds, toImportedOrder, toMovements } from './load-orders.ts';
import type { DemoPorts } from './ports.ts';
import type { SeedSession } from './seed-session.ts';
import { sendInBatches } from './send-in-batches.ts';
import type { ShopPlan } from './shop-plan.ts';

const ORDERS_AT_ONCE = 1_000;
const TOUCHPOINTS_AT_ONCE = 25_000;

/** Where the orders go, and the ids that they refer to. */
export interface SeedTarget {
  readonly session: SeedSession;
  readonly ports: DemoPorts;
  readonly ids: DemoIds;
}

/** Seeds the orders with their stock movements and touchpoints. @returns the figures that were planted. */
export async function seedOrders(
  plan: ShopPlan,
  { session, ports, ids }: SeedTarget,
  request: Pick<DemoSeedRequest, 'progress' | 'signal' | 'seed' | 'scale'>,
): Promise<DemoTruth> {
  const { random, customers, now, days } = plan;
  const truth = createTruth({ seed: request.seed, scale: request.scale, now });
  const touches = createTouchPlanner(random.fork('touches'));
  const idle = random.fork('idle');
  const since = createCustomerSince(random.fork('since'), { customers, now, days });
  const buffer: PlannedTouch[] = [];
  let touchBatches = 0;

  async function sendTouchpoints(): Promise<void> {
    const touchpoints = buffer.splice(0).map(({ customerRef, ...touch }) => ({
      ...touch,
      customerId: customerRef === undefined ? null : ids.customers.get(customerRef),
    }));
    if (touchpoints.length === 0) return;
    truth.addTouchpoints(touchpoints.length);
    await ports.touchpoints({ batchId: `demo-${String(touchBatches++).padStart(5, '0')}`, touchpoints });
  }

  const step = request.progress.start('Demo shop: orders', plan.orderCount);
  await sendInBatches(step, request.signal, plan.orders(), ORDERS_AT_ONCE, async (batch) => {
    for (const order of batch) {
      truth.addOrder(order);
      since.addOrder(order);
      buffer.push(...touches.beforeOrder(order));
      for (let left = plan.idleVisitsPerOrder; left > 0; left--) {
        if (left >= 1 || idle.chance(left)) buffer.push(...touches.idle(customers, order.placedAt));
      }
    }
    const orders = batch.map((order) => toImportedOrder(order, ids, now));
    const groups = batch.flatMap((order) => toMovements(order, ids));
    await Promise.all([
      ports.orders({ source: 'demo', earnPoints: true, orders }),
      ports.movements({ source: 'demo', groups }),
    ]);
    if (buffer.length >= TOUCHPOINTS_AT_ONCE) await sendTouchpoints();
  });
  await sendTouchpoints();
  await since.write(session, ids.customers);
  return truth.finish();
}
