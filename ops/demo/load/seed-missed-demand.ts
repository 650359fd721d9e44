import { insertEvents } from '#kernel/events/outbox.ts';
import { type PlannedDemand, planMissedDemand, planMissing } from '../plan/plan-missed-demand.ts';
import { planRest, type Units, unitsSold } from '../plan/plan-stock.ts';
import { STORES } from '../plan/retailer.ts';
import type { SeedTarget } from './seed-span.ts';
import type { ShopPlan } from './shop-plan.ts';

/** What is left in each location besides what is sold, and which carts are refused because of it. */
export function planScarcity(plan: ShopPlan): { readonly rest: Units; readonly demands: readonly PlannedDemand[] } {
  const sold = unitsSold(plan.orders.ofSpan(plan.recent));
  const missing = planMissing(plan.products, sold);
  const rest = planRest(plan.random.fork('stock'), plan.products);
  for (const { code } of STORES) for (const { sku } of missing) rest.get(code)?.delete(sku);
  const facts = { products: plan.products, missing, rest, sold, now: plan.now };
  return { rest, demands: planMissedDemand(plan.random.fork('missed-demand'), facts) };
}

/** Tells the refusals as the orders domain tells them; no port takes those of the past. */
export async function seedMissedDemand(
  demands: readonly PlannedDemand[],
  { session, ids }: Pick<SeedTarget, 'session' | 'ids'>,
): Promise<void> {
  const events = demands.flatMap(({ id, variant, at, units, valueMinor }) => {
    const variantId = ids.variants.get(variant.sku)?.variantId;
    if (variantId === undefined) return [];
    const line = { demandId: id, variantId, units, valueMinor: String(valueMinor) };
    return {
      type: 'orders.cart-refused.v1',
      aggregateId: id,
      aggregateVersion: 0,
      occurredAt: at,
      payload: { channel: 'WEB', storeId: null, currency: 'EUR', refusedAt: at.toISOString(), lines: [line] },
    };
  });
  if (events.length > 0) await session.run('orders', insertEvents(events));
}
