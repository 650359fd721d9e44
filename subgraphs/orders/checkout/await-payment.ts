import type { OrderId } from '../../shared/ids.ts';
import type { OrdersDeps } from '../deps.ts';
import type { PaymentAuthorization } from './authorize-payment.ts';
import { PAYMENT_IDLE_MS, PAYMENT_WINDOW_MS, PROVIDER_POLL_INTERVAL_MS } from './model/windows.ts';
import { storeWaiting } from './store/decisions.ts';

/** Lets an order wait for its customer or for a late answer of its provider, unless it was decided in between. */
export async function awaitPayment(
  deps: OrdersDeps,
  orderId: OrderId,
  authorization: Extract<PaymentAuthorization, { kind: 'REQUIRES_ACTION' }>,
): Promise<void> {
  const { providerKey, reference, url, clientSecret } = authorization;
  const waitsForCustomer = url !== null || clientSecret !== null;
  const now = deps.clock.now();
  await storeWaiting(deps.db, {
    id: orderId,
    providerKey,
    reference: reference || null,
    decideBy: new Date(now.getTime() + (waitsForCustomer ? PAYMENT_IDLE_MS : PAYMENT_WINDOW_MS)),
    askAt: new Date(now.getTime() + PROVIDER_POLL_INTERVAL_MS),
    now,
  });
}
