import type { RequestContext } from '#kernel/request/context.ts';
import { ForbiddenError, ValidationError } from '#kernel/values/errors.ts';
import { can } from '../../shared/permissions.ts';
import type { OrdersDeps } from '../deps.ts';
import { type ChosenPayment, type PaymentInput, POS_PROVIDER } from './model/payment-input.ts';

/** @throws ValidationError for an unknown provider, ForbiddenError for the POS without its permission. */
export function choosePayment(
  deps: OrdersDeps,
  { actor }: RequestContext,
  input: PaymentInput | undefined,
): ChosenPayment | undefined {
  if (input === undefined) return undefined;
  const name = input.provider ?? 'test';
  const provider = deps.providers.get(name);
  if (!provider)
    throw new ValidationError([
      { path: 'payment.provider', issueCode: 'UNKNOWN_REFERENCE', message: 'no such payment provider' },
    ]);
  const token = input.token ?? '';
  if (token.length > 200)
    throw new ValidationError([{ path: 'payment.token', issueCode: 'TOO_LONG', message: 'is too long' }]);
  const method = input.method ?? 'CARD';
  if (name !== POS_PROVIDER) return { provider, kind: 'CARD', method, token };
  if (!can(actor, 'orders:pos')) throw new ForbiddenError('Only a POS may take this payment');
  if (method !== 'CARD' && method !== 'CASH' && method !== 'EXTERNAL') {
    throw new ValidationError([
      { path: 'payment.method', issueCode: 'NOT_ALLOWED', message: 'a POS takes CARD, CASH or EXTERNAL' },
    ]);
  }
  return { provider, kind: method, method, token };
}
