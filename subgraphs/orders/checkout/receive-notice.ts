import type { RequestContext } from '#kernel/request/context.ts';
import type { OrdersDeps } from '../deps.ts';
import { readOrder } from '../order/store/orders.ts';
import { insertNotice, isNoticed, readPaymentOrder } from '../payment/store/payments.ts';
import { PaymentDeclinedError, storeFailure } from '../ports/errors.ts';
import type { PaymentProvider, ProviderNotice } from '../ports/payment-provider.ts';
import { completeInline } from '../tasks/complete-inline.ts';
import { placeOrder } from './place-order.ts';
import { storeAbort } from './store/decisions.ts';

async function decide(deps: OrdersDeps, orderId: string, notice: ProviderNotice): Promise<void> {
  const { kind, providerKey } = notice;
  if (kind === 'AUTHORIZED') {
    const order = await readOrder(deps.db, orderId);
    if (order) await placeOrder(deps, order, { providerKey, reference: null });
    return;
  }
  const failure = storeFailure(new PaymentDeclinedError(notice.declineCode ?? 'OTHER'));
  await storeAbort(deps.db, { id: orderId, failure, now: deps.clock.now() });
}

/**
 * Acts on a provider's notice: an open checkout is placed or aborted, an authorization that comes after the
 * verdict ABORTED is voided. Notices may come late, twice and in any order; each changes a thing once at most.
 */
export async function receiveNotice(
  deps: OrdersDeps,
  request: RequestContext,
  provider: PaymentProvider,
  notice: ProviderNotice,
): Promise<void> {
  const { eventId, providerKey, kind } = notice;
  if (await isNoticed(deps.db, provider.name, eventId)) return;
  const known = await readPaymentOrder(deps.db, provider.name, providerKey);
  if (known) {
    const { orderId } = known;
    if (known.status === 'PENDING' || known.status === 'PAYMENT_PENDING') {
      await decide(deps, orderId, notice);
      await completeInline(deps, request, { orderId, kind: 'CHECKOUT', subjectId: orderId });
    } else if (known.status === 'ABORTED' && kind === 'AUTHORIZED') {
      await provider.void(providerKey);
    }
  }
  await insertNotice(deps.db, { provider: provider.name, eventId, providerKey, kind, receivedAt: deps.clock.now() });
}
