import { createHash } from 'node:crypto';
import { keyReused } from '#kernel/values/errors.ts';
import type { KnownCheckout } from '../../cart/model/cart.ts';
import type { PaymentInput } from '../../payment/model/payment-input.ts';

export interface MoneyValue {
  readonly amount: string;
  readonly currencyCode: string;
}

export interface CheckoutInput {
  readonly idempotencyKey: string;
  readonly cartId: string;
  readonly token?: string | null | undefined;
  readonly payment?: PaymentInput | null | undefined;
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

/** The scope of an anonymous caller's keys: their cart. */
export function cartScope(cartId: string): string {
  return `cart:${createHash('sha256').update(cartId).digest('base64url').slice(0, 22)}`;
}

/** @throws ConflictError when the key was used for another request. */
export function assertSameRequest(known: KnownCheckout, attempt: Attempt): void {
  if (known.requestHash !== attempt.requestHash) throw keyReused('checkout');
}
