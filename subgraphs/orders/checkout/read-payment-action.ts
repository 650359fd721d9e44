import type { OrdersDeps } from '../deps.ts';
import { type Checkout, statusOf } from './model/checkout.ts';
import { providerPayments } from './model/undecided-order.ts';

/** What the customer must do for their payment. */
export interface PaymentAction {
  readonly url: string | null;
  readonly clientSecret: string | null;
}

/** What the customer must do, as the provider itself repeats it; null when nothing waits for them. */
export async function readPaymentAction(deps: OrdersDeps, checkout: Checkout): Promise<PaymentAction | null> {
  if (statusOf(checkout) !== 'REQUIRES_ACTION') return null;
  const [payment] = providerPayments(checkout);
  const answer = payment && (await deps.providers.get(payment.provider ?? '')?.look(payment.providerKey));
  if (answer?.kind !== 'REQUIRES_ACTION') return null;
  const { url, clientSecret } = answer;
  return url === null && clientSecret === null ? null : { url, clientSecret };
}
