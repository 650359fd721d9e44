import type { RequestContext } from '#kernel/request/context.ts';
import { type FieldIssue, ForbiddenError, ValidationError } from '#kernel/values/errors.ts';
import { can } from '../../shared/permissions.ts';
import type { OrdersDeps } from '../deps.ts';
import type { PaymentKind } from '../order/model/payment.ts';
import { type ChosenPayment, type PaymentInput, POS_PROVIDER } from './model/payment-input.ts';

/** Longest token of a provider's payment form, in characters. */
const MAX_TOKEN = 200;

function fail(field: string, issueCode: FieldIssue['issueCode'], message: string): never {
  throw new ValidationError([{ path: `payment.${field}`, issueCode, message }]);
}

/** Cards are taken online, by the first provider that is no store's; all else by a store. */
function defaultProvider(deps: OrdersDeps, kind: PaymentKind): string {
  const online = [...deps.providers.keys()].find((name) => name !== POS_PROVIDER);
  return kind === 'CARD' && online !== undefined ? online : POS_PROVIDER;
}

/** @throws ValidationError for a means that no provider takes, ForbiddenError for the POS without its permission. */
export function choosePayment(
  deps: OrdersDeps,
  { actor }: RequestContext,
  input: { readonly payment?: PaymentInput | null | undefined; readonly returnUrl?: string | null | undefined },
): ChosenPayment | undefined {
  const { payment, returnUrl = null } = input;
  if (!payment) return undefined;
  const { kind } = payment;
  if (kind === 'POINTS' || kind === 'GIFT_CARD') {
    fail('kind', 'NOT_ALLOWED', 'points and gift cards are applied to the cart');
  }
  const provider = deps.providers.get(payment.provider ?? defaultProvider(deps, kind));
  if (!provider) fail('provider', 'UNKNOWN_REFERENCE', 'no such payment provider');
  const token = payment.paymentToken ?? '';
  if (token.length > MAX_TOKEN) fail('paymentToken', 'TOO_LONG', `must have at most ${MAX_TOKEN} characters`);
  const isPos = provider.name === POS_PROVIDER;
  if (isPos && !can(actor, 'orders:pos')) throw new ForbiddenError('Only a POS may take this payment');
  if (!isPos && kind !== 'CARD') fail('kind', 'NOT_ALLOWED', 'only a store takes this');
  return { provider, kind, token, returnUrl };
}
