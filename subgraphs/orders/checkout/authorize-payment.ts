import type { RequestContext } from '#kernel/request/context.ts';
import { UnavailableError } from '#kernel/values/errors.ts';
import { money } from '#kernel/values/money.ts';
import { withDeadline } from '#kernel/values/time.ts';
import type { OrdersDeps } from '../deps.ts';
import type { ChosenPayment } from '../payment/model/payment-input.ts';
import { PaymentDeclinedError } from '../ports/errors.ts';
import type { Authorization } from '../ports/payment-provider.ts';
import { LOOK_EVERY_MS, PAYMENT_WINDOW_MS } from '../tasks/model/checkout-windows.ts';
import type { CheckoutOutcome } from './checkout.ts';
import { placeAndComplete } from './place-and-complete.ts';
import { settleCheckout } from './settle-checkout.ts';
import { awaitPayment, markDeclined } from './store/checkouts.ts';
import type { HeldCheckout } from './take-holds.ts';

/** Milliseconds that a provider has to answer; later answers come by webhook or are asked for. */
const PROVIDER_DEADLINE_MS = 4_000;

/** A provider that is late or out of reach may still have taken the money: that is an open answer, not a failure. */
const UNANSWERED: Authorization = { kind: 'REQUIRES_ACTION', reference: '', actionUrl: null, clientSecret: null };

/** Asks the provider, whose intent is written, and decides by its answer: place, wait, or fail. */
export async function authorizePayment(
  deps: OrdersDeps,
  request: RequestContext,
  held: HeldCheckout,
  chosen: ChosenPayment | undefined,
): Promise<CheckoutOutcome> {
  const { order, allocations, payments } = held;
  const undecided = { ...order, source: 'CHECKOUT', version: 0n, payments, routing: { allocations } } as const;
  const intent = payments.find((payment) => payment.providerKey !== null);
  if (!intent?.providerKey || !chosen) return placeAndComplete(deps, request, undecided, undefined);
  const { providerKey } = intent;
  const asked = chosen.provider.authorize({
    providerKey,
    orderId: order.id,
    amount: money(intent.amountMinor, order.currency),
    token: chosen.token,
    method: chosen.method,
  });
  const answer = await withDeadline(asked, PROVIDER_DEADLINE_MS, () => new UnavailableError('provider')).catch(
    (error: unknown) => {
      if (!(error instanceof UnavailableError)) throw error;
      asked.catch(() => undefined);
      return UNANSWERED;
    },
  );
  const now = deps.clock.now();
  switch (answer.kind) {
    case 'AUTHORIZED':
      return placeAndComplete(deps, request, undecided, { providerKey, reference: answer.reference });
    case 'DECLINED':
      await markDeclined(deps.db, providerKey, now);
      throw new PaymentDeclinedError(answer.reason);
    case 'REQUIRES_ACTION': {
      const waiting = await awaitPayment(deps.db, {
        id: order.id,
        providerKey,
        reference: answer.reference || null,
        decideBy: new Date(now.getTime() + PAYMENT_WINDOW_MS),
        lookAt: new Date(now.getTime() + LOOK_EVERY_MS),
        now,
      });
      if (!waiting) return settleCheckout(deps, request, order.id);
      const { actionUrl, clientSecret } = answer;
      return { kind: 'REQUIRES_ACTION', orderId: order.id, actionUrl, clientSecret };
    }
  }
}
