import type { Order } from '../../order/model/order.ts';
import type { OrderFacts } from '../../order/model/order-facts.ts';
import type { Payment, PaymentStatus } from '../../order/model/payment.ts';

/** What of an undecided order its placing and its completion need. */
export interface UndecidedOrder
  extends OrderFacts,
    Pick<Order, 'email' | 'shippingAddress' | 'version' | 'holdsValue' | 'netMinor'> {
  readonly payments: ReadonlyArray<Pick<Payment, 'kind' | 'status' | 'amountMinor' | 'provider' | 'providerKey'>>;
  readonly routing: Pick<NonNullable<Order['routing']>, 'allocations' | 'candidates'> | null;
}

/** A payment that a provider takes. */
export interface ProviderPayment {
  readonly provider: string | null;
  readonly providerKey: string;
  readonly status: PaymentStatus;
  readonly amountMinor: bigint;
}

export function providerPayments(order: Pick<UndecidedOrder, 'payments'>): ProviderPayment[] {
  return order.payments.flatMap(({ provider, providerKey, status, amountMinor }) =>
    providerKey !== null ? [{ provider, providerKey, status, amountMinor }] : [],
  );
}
