import { keyReused } from '#kernel/values/errors.ts';
import type { KnownCheckout } from '../../cart/model/cart.ts';
import type { PaymentInput } from '../../payment/model/payment-input.ts';

export interface MoneyValue {
  readonly amount: string;
  readonly currencyCode: string;
}

export interface CompleteCheckoutInput {
  readonly idempotencyKey: string;
  readonly cartId: string;
  readonly payment?: PaymentInput | null | undefined;
  /** Where a page of the payment provider sends the customer back to. */
  readonly returnUrl?: string | null | undefined;
  readonly expectedTotal?: MoneyValue | null | undefined;
}

/** One attempt to check a cart out: its key, where the key counts, and a hash of what was asked. */
export interface Attempt {
  readonly scope: string;
  readonly key: string;
  readonly requestHash: string;
  /** The total that the customer saw. */
  readonly expectedTotal: MoneyValue | undefined;
}

/** @throws ConflictError when the key was used for another request. */
export function assertSameRequest(known: KnownCheckout, attempt: Attempt): void {
  if (known.requestHash !== attempt.requestHash) throw keyReused('checkout');
}
