import { builder } from '../../builder.ts';
import { PAYMENT_KINDS, PAYMENT_STATUSES } from '../../order/model/payment.ts';

export const PaymentKindType = builder.enumType('PaymentKind', {
  description: 'What paid.',
  values: PAYMENT_KINDS,
});
export const PaymentStatusType = builder.enumType('PaymentStatus', {
  description: 'State of a payment: intended before the provider was asked, captured once the money is ours.',
  values: PAYMENT_STATUSES,
});
