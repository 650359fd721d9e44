import { builder, connectionType } from '../../builder.ts';
import type { PartOf } from '../../order/model/part.ts';
import { PAYMENT_KINDS, type Payment, type PaymentStatus } from '../../order/model/payment.ts';
import type { Refund } from '../model/refund.ts';

export const PaymentType = builder.objectRef<PartOf<Payment>>('Payment');
export const RefundType = builder.objectRef<PartOf<Refund>>('Refund');
export const PaymentConnectionType = connectionType('Payment', PaymentType);
export const RefundConnectionType = connectionType('Refund', RefundType);

export const PaymentKindType = builder.enumType('PaymentKind', {
  description: 'What paid.',
  values: PAYMENT_KINDS,
});
export const PaymentStatusType = builder.enumType('PaymentStatus', {
  description: 'How far a payment is.',
  values: {
    PENDING: { description: 'It is meant, and its provider may not have been asked yet.' },
    REQUIRES_ACTION: { description: 'It waits for its customer or for its provider.' },
    AUTHORIZED: { description: 'The provider keeps the money ready.' },
    CAPTURED: { description: 'The money is the retailer’s.' },
    DECLINED: { description: 'The provider refused it.' },
    VOIDED: { description: 'It was let go before anything was taken.' },
    REFUNDED: { description: 'All of it went back, or is on its way back.' },
  } satisfies Record<PaymentStatus, object>,
});
