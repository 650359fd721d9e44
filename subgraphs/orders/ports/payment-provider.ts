import type { Money } from '#kernel/values/money.ts';

interface PaymentIntent {
  /** The provider's idempotency key: the same one again is the same payment. */
  readonly providerKey: string;
  readonly orderId: string;
  readonly amount: Money;
  /** What the client's payment form made of the customer's means; opaque to us. */
  readonly token: string;
  /** Where the provider's own page sends the customer back to. */
  readonly returnUrl: string | null;
}

export const PAYMENT_DECLINE_CODES = [
  'AUTHENTICATION_FAILED',
  'CARD_DECLINED',
  'EXPIRED_CARD',
  'INSUFFICIENT_FUNDS',
  'OTHER',
] as const;
/** Why a provider refused a payment. */
export type PaymentDeclineCode = (typeof PAYMENT_DECLINE_CODES)[number];

export type Authorization =
  | { readonly kind: 'AUTHORIZED'; readonly reference: string | null }
  | { readonly kind: 'DECLINED'; readonly declineCode: PaymentDeclineCode }
  /** The customer must act, or the answer comes later by webhook. */
  | {
      readonly kind: 'REQUIRES_ACTION';
      readonly reference: string;
      readonly url: string | null;
      readonly clientSecret: string | null;
    };

/** What a provider reports by itself. */
export interface ProviderNotice {
  readonly eventId: string;
  readonly providerKey: string;
  readonly kind: 'AUTHORIZED' | 'DECLINED';
  /** Why it was refused, where the provider says so. */
  readonly declineCode?: PaymentDeclineCode | undefined;
}

/** A payment service. Every command is idempotent by its key, and may throw UnavailableError. */
export interface PaymentProvider {
  readonly name: string;
  authorize(intent: PaymentIntent): Promise<Authorization>;
  /** What the provider knows of an intent; undefined for one that it does not know. */
  look(providerKey: string): Promise<Authorization | undefined>;
  capture(providerKey: string, amount: Money): Promise<void>;
  /** Voids an authorization; that of an intent it does not know, it will refuse when it comes. */
  void(providerKey: string): Promise<void>;
  refund(providerKey: string, refundKey: string, amount: Money): Promise<void>;
  /** Reads a webhook. @throws ForbiddenError when the signature is not the provider's or is too old. */
  readWebhook(headers: Readonly<Record<string, string | undefined>>, body: Buffer): ProviderNotice;
}
