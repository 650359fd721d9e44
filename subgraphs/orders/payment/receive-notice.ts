import type { RequestContext } from '#kernel/request/context.ts';
import { placeWaiting } from '../checkout/place-order.ts';
import { abortUndecided } from '../checkout/store/checkouts.ts';
import type { OrdersDeps } from '../deps.ts';
import { PaymentDeclinedError, storeFailure } from '../ports/errors.ts';
import type { PaymentProvider, ProviderNotice } from '../ports/payment-provider.ts';
import { completeInline } from '../tasks/complete-inline.ts';
import { findPaymentOrder, insertNotice, isNoticed } from './store/payments.ts';

async function decide(deps: OrdersDeps, orderId: string, notice: ProviderNotice): Promise<void> {
  if (notice.kind === 'AUTHORIZED') {
    await placeWaiting(deps, orderId, { providerKey: notice.providerKey, reference: null });
    return;
  }
  const failure = storeFailure(new PaymentDeclinedError('refused by the bank'));
  await abortUndecided(deps.db, { id: orderId, failure, now: deps.clock.now() });
}

/**
 * Acts on what a provider tells us: an open checkout is placed or aborted, an authorization that comes after the
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
  const known = await findPaymentOrder(deps.db, provider.name, providerKey);
  if (known) {
    const { orderId } = known;
    if (known.status === 'PENDING' || known.status === 'PAYMENT_PENDING') {
      await decide(deps, orderId, notice);
      await completeInline(deps, request, { orderId, kind: 'CHECKOUT', subjectId: orderId });
    } else if (known.status === 'ABORTED' && kind === 'AUTHORIZED') {
      await provider.void(providerKey);
    }
  }
  await insertNotice(deps.db, { provider: provider.name, eventId, providerKey, kind, now: deps.clock.now() });
}
