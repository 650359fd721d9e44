import type { RequestContext } from '#kernel/request/context.ts';
import { type Money, money } from '#kernel/values/money.ts';
import type { OrdersDeps } from '../deps.ts';
import type { Order } from '../order/model/order.ts';
import type { Payment } from '../order/model/payment.ts';
import { refundValue } from '../ports/loyalty-commitments.ts';
import { awaitAll } from '../tasks/await-all.ts';
import type { RefundCause } from './model/refund.ts';
import { requireProvider } from './require-provider.ts';
import { readRefunds } from './store/refunds.ts';

async function payBack(deps: OrdersDeps, payment: Payment, key: string, amount: Money): Promise<void> {
  if (payment.providerKey !== null)
    await requireProvider(deps, payment.provider).refund(payment.providerKey, key, amount);
}

/**
 * Pays back what a return or cancellation decided: money by the provider that took it, points and gift cards
 * by loyalty, which also reverses what the goods had earned; not what a store has paid out itself. Each part is
 * idempotent by its key.
 */
export async function giveBack(
  deps: OrdersDeps,
  request: RequestContext,
  order: Order,
  cause: { readonly id: RefundCause; readonly netMinor: bigint },
): Promise<void> {
  const refunds = await readRefunds(deps.db, cause.id);
  const payments = new Map(order.payments.map((payment) => [payment.id, payment]));
  const work: Promise<unknown>[] = [];
  let restorePoints = 0;
  const giftCards: Array<{ giftCardId: string; amountMinor: string }> = [];
  for (const { key, paymentId, amountMinor, isPaidAtPos } of refunds) {
    if (isPaidAtPos) continue;
    const payment = payments.get(paymentId);
    if (payment?.kind === 'POINTS') restorePoints += Number(amountMinor);
    else if (payment?.kind === 'GIFT_CARD' && payment.giftCardId !== null)
      giftCards.push({ giftCardId: payment.giftCardId, amountMinor: amountMinor.toString() });
    else if (payment?.providerKey) work.push(payBack(deps, payment, key, money(amountMinor, order.currency)));
  }
  const { id: orderId, customerId } = order;
  if (customerId !== null || giftCards.length > 0) {
    const value = {
      causeId: cause.id,
      orderId,
      customerId,
      reverseEarnNetMinor: (customerId === null ? 0n : cause.netMinor).toString(),
      restorePoints,
      giftCards,
    };
    work.push(deps.ports.call(refundValue, value, request));
  }
  await awaitAll(work);
}
