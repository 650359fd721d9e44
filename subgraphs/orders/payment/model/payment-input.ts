import type { Actor } from '#kernel/request/actor.ts';
import { ForbiddenError, ValidationError } from '#kernel/values/errors.ts';
import { can } from '../../../shared/permissions.ts';
import type { PaymentKind } from '../../order/model/order.ts';
import type { PaymentProvider } from '../../ports/payment-provider.ts';

export interface PaymentInput {
  readonly provider?: string | null | undefined;
  readonly method?: string | null | undefined;
  readonly token?: string | null | undefined;
}

export interface MoneyValue {
  readonly amount: string;
  readonly currencyCode: string;
}

/** How the part that points and gift cards leave open is paid. */
export interface ChosenPayment {
  readonly provider: PaymentProvider;
  readonly kind: PaymentKind;
  readonly method: string;
  readonly token: string;
}

/** Name under which a store's own till takes the money; staff who may use it only. */
export const TILL_PROVIDER = 'till';

/** @throws ValidationError for a provider we do not have, ForbiddenError for the till without its permission. */
export function parsePayment(
  providers: ReadonlyMap<string, PaymentProvider>,
  actor: Actor,
  input: PaymentInput | undefined,
): ChosenPayment | undefined {
  if (input === undefined) return undefined;
  const name = input.provider ?? 'test';
  const provider = providers.get(name);
  if (!provider) throw new ValidationError([{ path: 'payment.provider', message: 'no such payment provider' }]);
  const token = input.token ?? '';
  if (token.length > 200) throw new ValidationError([{ path: 'payment.token', message: 'is too long' }]);
  const method = input.method ?? 'CARD';
  if (name !== TILL_PROVIDER) return { provider, kind: 'CARD', method, token };
  if (!can(actor, 'orders:till')) throw new ForbiddenError('Only a till may take this payment');
  if (method !== 'CARD' && method !== 'CASH' && method !== 'EXTERNAL') {
    throw new ValidationError([{ path: 'payment.method', message: 'a till takes CARD, CASH or EXTERNAL' }]);
  }
  return { provider, kind: method, method, token };
}
