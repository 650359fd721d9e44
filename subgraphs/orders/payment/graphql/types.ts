import { builder, connectionType } from '../../builder.ts';
import type { PartOf } from '../../order/model/part.ts';
import type { Payment, PaymentKind, PaymentStatus } from '../../order/model/payment.ts';
import type { Refund } from '../model/refund.ts';

export const PaymentType = builder.objectRef<PartOf<Payment>>('Payment');
export const RefundType = builder.objectRef<PartOf<Refund>>('Refund');
export const PaymentConnectionType = connectionType('Payment', PaymentType);
export const RefundConnectionType = connectionType('Refund', RefundType);

export const PaymentKindType = builder.enumType('PaymentKind', {
  description: 'What paid.',
  values: {
    CARD: { description: 'Money through a payment provider.' },
    CASH: { description: 'Notes and coins in a store.' },
    EXTERNAL: { description: 'Money that another system took.' },
    GIFT_CARD: { description: 'The balance of a gift card.' },
    POINTS: { description: 'Points of the customer’s loyalty account.' },
  } satisfies Record<PaymentKind, object>,
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
