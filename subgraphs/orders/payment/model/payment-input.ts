import type { PaymentKind } from '../../order/model/payment.ts';
import type { PaymentProvider } from '../../ports/payment-provider.ts';

export interface PaymentInput {
  readonly kind: PaymentKind;
  readonly provider?: string | null | undefined;
  readonly paymentToken?: string | null | undefined;
}

/** How the part that points and gift cards leave open is paid. */
export interface ChosenPayment {
  readonly provider: PaymentProvider;
  readonly kind: PaymentKind;
  readonly token: string;
  /** Where the provider's own page sends the customer back to. */
  readonly returnUrl: string | null;
}

/** Name under which a store's own POS takes the money; staff who may use it only. */
export const POS_PROVIDER = 'pos';
