import { builder } from '../../builder.ts';
import type { Checkout, CheckoutStatus } from '../model/checkout.ts';
import type { PaymentAction } from '../read-payment-action.ts';

export const CheckoutType = builder.objectRef<Checkout>('Checkout');

export const CheckoutStatusType = builder.enumType('CheckoutStatus', {
  description: 'The status of an attempt to order a cart.',
  values: {
    PENDING: { description: 'A request is processing it.' },
    REQUIRES_ACTION: { description: 'The payment waits for its customer or for its provider; everything stays held.' },
    COMPLETED: { description: 'The order is placed.' },
    ABANDONED: { description: 'It was abandoned or refused; nothing is held any more.' },
    EXPIRED: { description: 'It took too long, or something it needed was down; nothing is held any more.' },
  } satisfies Record<CheckoutStatus, object>,
});

export const PaymentActionType = builder.objectRef<PaymentAction>('PaymentAction').implement({
  access: ['owner', 'orders:write'],
  description: 'What the customer must do for their payment.',
  fields: (t) => ({
    url: t.expose('url', {
      type: 'URL',
      nullable: true,
      description: 'Where they confirm it; null when there is no such page.',
    }),
    clientSecret: t.exposeString('clientSecret', {
      nullable: true,
      description: "What the provider's own form in the shop needs; null when it needs nothing.",
    }),
  }),
});
