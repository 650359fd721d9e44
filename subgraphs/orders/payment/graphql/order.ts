import { money } from '#kernel/values/money.ts';
import { builder, MoneyType } from '../../builder.ts';
import { OrderType } from '../../order/graphql/types.ts';
import type { Payment } from '../../order/model/payment.ts';
import { PaymentKindType, PaymentStatusType } from './types.ts';

interface PaymentOf {
  readonly payment: Payment;
  readonly currency: string;
}

const PaymentType = builder.objectRef<PaymentOf>('Payment').implement({
  description: 'One means that paid a part of the order.',
  fields: (t) => ({
    id: t.id({ resolve: ({ payment }) => payment.id }),
    kind: t.field({ type: PaymentKindType, resolve: ({ payment }) => payment.kind }),
    status: t.field({ type: PaymentStatusType, resolve: ({ payment }) => payment.status }),
    amount: t.field({ type: MoneyType, resolve: ({ payment, currency }) => money(payment.amountMinor, currency) }),
    refunded: t.field({ type: MoneyType, resolve: ({ payment, currency }) => money(payment.refundedMinor, currency) }),
    provider: t.string({ nullable: true, resolve: ({ payment }) => payment.provider }),
    reference: t.string({
      nullable: true,
      description: "The provider's own name of it; for staff.",
      resolve: ({ payment }, _args, { request }) => (request.actor.kind === 'staff' ? payment.reference : null),
    }),
  }),
});

builder.objectField(OrderType, 'payments', (t) =>
  t.field({
    type: [PaymentType],
    resolve: (order) => order.payments.map((payment) => ({ payment, currency: order.currency })),
  }),
);
