import type { RequestContext } from '#kernel/request/context.ts';
import { money } from '#kernel/values/money.ts';
import type { OrdersDeps } from '../deps.ts';
import { requireProvider } from '../payment/require-provider.ts';
import { commitHold, fulfill } from '../ports/inventory-commitments.ts';
import { commitValueHolds, earnPoints } from '../ports/loyalty-commitments.ts';
import { awaitAll } from '../tasks/await-all.ts';
import type { TaskResult } from '../tasks/deps.ts';
import { providerPayments, type UndecidedOrder } from './model/undecided-order.ts';

/** Held units become the order's; those sold over the counter leave with the customer. */
async function commitUnits(deps: OrdersDeps, request: RequestContext, order: UndecidedOrder): Promise<void> {
  const allocations = order.routing?.allocations ?? [];
  if (allocations.length === 0) return;
  await deps.ports.call(commitHold, { ownerId: order.id }, request);
  if (order.deliveryMethod !== 'IN_STORE') return;
  const lines = allocations.map(({ variantId, locationId, quantity }) => ({ variantId, locationId, quantity }));
  await deps.ports.call(fulfill, { key: `counter:${order.id}`, orderId: order.id, lines }, request);
}

/** Holds become commitments, authorizations become captures, points are earned. */
export async function commitCheckout(
  deps: OrdersDeps,
  request: RequestContext,
  order: UndecidedOrder & { readonly placedAt: Date | null },
): Promise<TaskResult> {
  const work: Promise<unknown>[] = providerPayments(order)
    .filter(({ status }) => status !== 'CAPTURED' && status !== 'REFUNDED')
    .map(async ({ provider, providerKey, amountMinor }) =>
      requireProvider(deps, provider).capture(providerKey, money(amountMinor, order.currency)),
    );
  work.push(commitUnits(deps, request, order));
  if (order.holdsValue) work.push(deps.ports.call(commitValueHolds, { checkoutId: order.id }, request));
  // A guest reads no balance: the placed order's event earns these points as well, soon enough.
  if (order.customerId !== null && order.placedAt !== null && request.actor.kind !== 'guest') {
    const { id: orderId, customerId, netMinor, currency, placedAt } = order;
    const earned = { orderId, customerId, netMinor: netMinor.toString(), currency, placedAt: placedAt.toISOString() };
    work.push(deps.ports.call(earnPoints, earned, request));
  }
  await awaitAll(work);
  return 'DONE';
}
