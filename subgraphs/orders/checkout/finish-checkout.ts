import type { RequestContext } from '#kernel/request/context.ts';
import { money } from '#kernel/values/money.ts';
import type { OrdersDeps } from '../deps.ts';
import type { Order, PaymentStatus } from '../order/model/order.ts';
import { findOrder } from '../order/store/orders.ts';
import { providerOf } from '../payment/provider-of.ts';
import { PaymentDeclinedError, storeFailure } from '../ports/errors.ts';
import { commitHold, fulfill, releaseHold } from '../ports/inventory.ts';
import { commitValueHolds, earnPoints, releaseValueHolds } from '../ports/loyalty.ts';
import type { Authorization } from '../ports/payment-provider.ts';
import { carryOut } from '../tasks/carry-out.ts';
import { LOOK_EVERY_MS } from '../tasks/model/checkout-windows.ts';
import type { TaskResult, TaskWork } from '../tasks/run-task.ts';
import { placeOrder, type UndecidedOrder } from './place-order.ts';
import { abortUndecided, finishAborted, finishPlaced } from './store/checkouts.ts';

interface ProviderPayment {
  readonly provider: string | null;
  readonly providerKey: string;
  readonly status: PaymentStatus;
  readonly amountMinor: bigint;
}

function providerPayments(order: Pick<UndecidedOrder, 'payments'>): ProviderPayment[] {
  return order.payments.flatMap(({ provider, providerKey, status, amountMinor }) =>
    providerKey !== null ? [{ provider, providerKey, status, amountMinor }] : [],
  );
}

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
export async function completePlaced(
  deps: OrdersDeps,
  request: RequestContext,
  order: UndecidedOrder & Pick<Order, 'placedAt'>,
): Promise<TaskResult> {
  const work: Promise<unknown>[] = providerPayments(order)
    .filter(({ status }) => status !== 'CAPTURED' && status !== 'REFUNDED')
    .map(async ({ provider, providerKey, amountMinor }) =>
      providerOf(deps, provider).capture(providerKey, money(amountMinor, order.currency)),
    );
  work.push(commitUnits(deps, request, order));
  if (order.holdsValue) work.push(deps.ports.call(commitValueHolds, { checkoutId: order.id }, request));
  if (order.customerId !== null && order.placedAt !== null) {
    const { id: orderId, customerId, netMinor, currency, placedAt } = order;
    const earned = { orderId, customerId, netMinor: netMinor.toString(), currency, placedAt: placedAt.toISOString() };
    work.push(deps.ports.call(earnPoints, earned, request));
  }
  await carryOut(work);
  await finishPlaced(deps.db, order.id, deps.clock.now());
  return 'DONE';
}

/** Gives back everything an aborted checkout may hold, also what a crash kept us from knowing of. */
async function undo(deps: OrdersDeps, request: RequestContext, order: Order): Promise<TaskResult> {
  const work: Promise<unknown>[] = providerPayments(order)
    .filter(({ status }) => status !== 'DECLINED' && status !== 'VOIDED')
    .map(async ({ provider, providerKey }) => providerOf(deps, provider).void(providerKey));
  const { id: ownerId, cartId, cartHeldUntil } = order;
  // Units that the cart held before are its own again for what is left of their time.
  const passTo =
    cartId === null || cartHeldUntil === null ? null : { ownerId: cartId, expiresAt: cartHeldUntil.toISOString() };
  work.push(deps.ports.call(releaseHold, { ownerId, reason: 'checkout aborted', passTo }, request));
  if (order.holdsValue) work.push(deps.ports.call(releaseValueHolds, { checkoutId: order.id }, request));
  await carryOut(work);
  await finishAborted(deps.db, order.id, deps.clock.now());
  return 'DONE';
}

/** What the provider of a waiting order knows by now. */
async function askProvider(deps: OrdersDeps, order: Order): Promise<[string, Authorization] | undefined> {
  for (const { provider, providerKey } of providerPayments(order)) {
    const answer = await deps.providers.get(provider ?? '')?.look(providerKey);
    if (answer) return [providerKey, answer];
  }
  return undefined;
}

/** Decides a waiting order when its provider has answered, or its time is over. @returns false while it is open. */
async function decideWaiting(deps: OrdersDeps, order: Order): Promise<boolean> {
  const now = deps.clock.now();
  const [providerKey, answer] = (await askProvider(deps, order)) ?? [];
  if (providerKey !== undefined && answer?.kind === 'AUTHORIZED') {
    await placeOrder(deps, order, { providerKey, reference: answer.reference });
    return true;
  }
  if (answer?.kind === 'DECLINED') {
    const failure = storeFailure(new PaymentDeclinedError(answer.reason));
    await abortUndecided(deps.db, { id: order.id, failure, now });
    return true;
  }
  return abortUndecided(deps.db, { id: order.id, failure: null, now, overdueOnly: true });
}

/** Brings a checkout to its end from wherever a request, or a crash, left it. */
export const finishCheckout: TaskWork = async (deps, request, { orderId }) => {
  const order = await findOrder(deps.db, orderId);
  const now = deps.clock.now();
  switch (order?.status) {
    case undefined:
      return 'DONE';
    case 'PLACED':
    case 'CANCELED':
      return completePlaced(deps, request, order);
    case 'ABORTED':
      return undo(deps, request, order);
    case 'PENDING': {
      const overdue = await abortUndecided(deps.db, { id: orderId, failure: null, now, overdueOnly: true });
      return { dueAt: overdue ? now : (order.decideBy ?? now) };
    }
    case 'PAYMENT_PENDING': {
      const decided = await decideWaiting(deps, order);
      return { dueAt: decided ? now : new Date(now.getTime() + LOOK_EVERY_MS) };
    }
  }
};
