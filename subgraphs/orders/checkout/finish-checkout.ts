import type { RequestContext } from '#kernel/request/context.ts';
import type { OrdersDeps } from '../deps.ts';
import type { Order } from '../order/model/order.ts';
import { readOrder } from '../order/store/orders.ts';
import { requireProvider } from '../payment/require-provider.ts';
import { finishAborted, finishPlaced } from '../payment/store/payments.ts';
import { PaymentDeclinedError, storeFailure } from '../ports/errors.ts';
import { releaseHold } from '../ports/inventory-holds.ts';
import { releaseValueHolds } from '../ports/loyalty-holds.ts';
import type { Authorization } from '../ports/payment-provider.ts';
import { awaitAll } from '../tasks/await-all.ts';
import type { TaskResult } from '../tasks/deps.ts';
import type { Task } from '../tasks/model/task.ts';
import { commitCheckout } from './commit-checkout.ts';
import { providerPayments } from './model/undecided-order.ts';
import { PROVIDER_POLL_INTERVAL_MS } from './model/windows.ts';
import { placeOrder } from './place-order.ts';
import { storeAbort } from './store/decisions.ts';

/** Gives back everything that an aborted checkout may hold, also what a crash kept from being recorded. */
async function undo(deps: OrdersDeps, request: RequestContext, order: Order): Promise<TaskResult> {
  const work: Promise<unknown>[] = providerPayments(order)
    .filter(({ status }) => status !== 'DECLINED' && status !== 'VOIDED')
    .map(async ({ provider, providerKey }) => requireProvider(deps, provider).void(providerKey));
  const { id: ownerId, cartId, cartHoldExpiresAt } = order;
  // Units that the cart held before are its own again for what is left of their time.
  const passTo =
    cartId === null || cartHoldExpiresAt === null
      ? null
      : { ownerId: cartId, expiresAt: cartHoldExpiresAt.toISOString() };
  work.push(deps.ports.call(releaseHold, { ownerId, reason: 'checkout aborted', passTo }, request));
  if (order.holdsValue) work.push(deps.ports.call(releaseValueHolds, { checkoutId: order.id }, request));
  await awaitAll(work);
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

/** Decides a waiting order when its provider has answered, or it has expired. @returns false while it is open. */
async function decideWaiting(deps: OrdersDeps, order: Order): Promise<boolean> {
  const now = deps.clock.now();
  const [providerKey, answer] = (await askProvider(deps, order)) ?? [];
  if (providerKey !== undefined && answer?.kind === 'AUTHORIZED') {
    await placeOrder(deps, order, { providerKey, reference: answer.reference });
    return true;
  }
  if (answer?.kind === 'DECLINED') {
    const failure = storeFailure(new PaymentDeclinedError(answer.declineCode));
    await storeAbort(deps.db, { id: order.id, failure, now });
    return true;
  }
  return storeAbort(deps.db, { id: order.id, failure: null, now, overdueOnly: true });
}

/** Brings a checkout to its end from wherever a request, or a crash, left it. */
export async function finishCheckout(
  deps: OrdersDeps,
  request: RequestContext,
  { orderId }: Task,
): Promise<TaskResult> {
  const order = await readOrder(deps.db, orderId);
  const now = deps.clock.now();
  switch (order?.status) {
    case undefined:
      return 'DONE';
    case 'PLACED':
    case 'CANCELED':
      await commitCheckout(deps, request, order);
      await finishPlaced(deps.db, orderId, now);
      return 'DONE';
    case 'ABORTED':
      return undo(deps, request, order);
    case 'PENDING': {
      const overdue = await storeAbort(deps.db, { id: orderId, failure: null, now, overdueOnly: true });
      return { dueAt: overdue ? now : (order.decideBy ?? now) };
    }
    case 'PAYMENT_PENDING': {
      const decided = await decideWaiting(deps, order);
      return { dueAt: decided ? now : new Date(now.getTime() + PROVIDER_POLL_INTERVAL_MS) };
    }
  }
}
