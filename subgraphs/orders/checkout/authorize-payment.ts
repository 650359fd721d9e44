import { UnavailableError } from '#kernel/values/errors.ts';
import { money } from '#kernel/values/money.ts';
import { withDeadline } from '#kernel/values/time.ts';
import type { ChosenPayment } from '../payment/model/payment-input.ts';
import type { Authorization } from '../ports/payment-provider.ts';
import { PROVIDER_TIMEOUT_MS } from './model/windows.ts';
import type { HeldOrder } from './take-holds.ts';

/** A provider's answer to an intent; its key is null when points and gift cards paid everything. */
export type PaymentAuthorization = Authorization & { readonly providerKey: string | null };

/** A provider that is late or out of reach may still have taken the money: that is an open answer, not a failure. */
const UNANSWERED: Authorization = { kind: 'REQUIRES_ACTION', reference: '', url: null, clientSecret: null };

/** Asks the provider of the order's intent, which is written already. */
export async function authorizePayment(
  order: HeldOrder,
  chosen: ChosenPayment | undefined,
): Promise<PaymentAuthorization> {
  const intent = order.payments.find(({ providerKey }) => providerKey !== null);
  const providerKey = intent?.providerKey ?? null;
  if (!intent || !chosen || providerKey === null) return { kind: 'AUTHORIZED', providerKey: null, reference: null };
  const asked = chosen.provider.authorize({
    providerKey,
    orderId: order.id,
    amount: money(intent.amountMinor, order.currency),
    token: chosen.token,
    returnUrl: chosen.returnUrl,
  });
  const answer = await withDeadline(asked, PROVIDER_TIMEOUT_MS, () => new UnavailableError('provider')).catch(
    (error: unknown) => {
      if (!(error instanceof UnavailableError)) throw error;
      asked.catch(() => undefined);
      return UNANSWERED;
    },
  );
  return { ...answer, providerKey };
}
