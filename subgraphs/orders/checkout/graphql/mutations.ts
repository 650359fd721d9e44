import { COMMON_ERRORS } from '#kernel/graphql/builder.ts';
import { ConflictError, NotFoundError } from '#kernel/values/errors.ts';
import { builder, MoneyInput } from '../../builder.ts';
import { CompletionType, OrderType } from '../../order/graphql/types.ts';
import { completionOf, isPlaced } from '../../order/model/order.ts';
import { PaymentKindType } from '../../payment/graphql/types.ts';
import {
  GiftCardNotUsableError,
  InsufficientPointsError,
  InsufficientStockError,
  PaymentDeclinedError,
} from '../../ports/errors.ts';
import { abandonCheckout } from '../abandon-checkout.ts';
import { completeCheckout } from '../complete-checkout.ts';
import type { Checkout } from '../model/checkout.ts';
import { CheckoutType } from './types.ts';

const keyDescription = 'New for each attempt of the customer; the same one when a request is sent again.';

const PaymentInput = builder.inputType('PaymentInput', {
  description: 'How what points and gift cards leave open is paid.',
  fields: (t) => ({
    kind: t.field({
      type: PaymentKindType,
      required: true,
      description: 'CARD online, and in a store CASH or EXTERNAL too. Points and gift cards are applied to the cart.',
    }),
    provider: t.string({
      description: 'Name of the payment provider, such as "pos" for a store; by default the one that takes the kind.',
    }),
    paymentToken: t.string({
      description: "What the provider's payment form made of the customer's means; at most 200 characters.",
    }),
  }),
});
const CompleteCheckoutInput = builder.inputType('CompleteCheckoutInput', {
  description: 'A cart to be ordered, once.',
  fields: (t) => ({
    cartId: t.id({ required: true, description: "The caller's cart; of any customer for staff with orders:write." }),
    payment: t.field({
      type: PaymentInput,
      description: 'How the rest is paid; not needed where points and gift cards pay everything.',
    }),
    expectedTotal: t.field({
      type: MoneyInput,
      description: 'The total with tax that the customer saw, `Cart.cost.total.gross`; another one is TOTAL_CHANGED.',
    }),
    returnUrl: t.string({
      description: "Where the payment provider's own page sends the customer back to; at most 2,000 characters.",
    }),
    idempotencyKey: t.string({ required: true, description: keyDescription }),
  }),
});
const AbandonCheckoutInput = builder.inputType('AbandonCheckoutInput', {
  description: 'A checkout to be abandoned.',
  fields: (t) => ({
    checkoutId: t.id({ required: true, description: 'The checkout.' }),
    idempotencyKey: t.string({ required: true, description: keyDescription }),
  }),
});

const CompleteCheckoutPayload = builder.objectRef<Checkout>('CompleteCheckoutPayload').implement({
  description:
    'The attempt to order the cart. With completion DONE the next read of stock, points, gift cards and the order shows all of it.',
  fields: (t) => ({
    checkout: t.field({
      type: CheckoutType,
      description: 'The attempt as it is now: COMPLETED, or REQUIRES_ACTION while its payment waits.',
      resolve: (checkout) => checkout,
    }),
    order: t.field({
      type: OrderType,
      nullable: true,
      description: 'The order; null while the payment waits.',
      resolve: (checkout) => (isPlaced(checkout) ? checkout : null),
    }),
    completion: t.field({
      type: CompletionType,
      description: 'DONE when every next read shows the effect, PENDING while the payment waits or the rest follows.',
      resolve: (checkout) => (isPlaced(checkout) ? completionOf(checkout) : 'PENDING'),
    }),
  }),
});
const AbandonCheckoutPayload = builder.objectRef<Checkout>('AbandonCheckoutPayload').implement({
  description: 'The checkout as it ended.',
  fields: (t) => ({
    checkout: t.field({
      type: CheckoutType,
      description: 'The checkout as it is now; its cart can change, or be ordered another way.',
      resolve: (checkout) => checkout,
    }),
  }),
});

builder.mutationFields((t) => ({
  completeCheckout: t.field({
    type: CompleteCheckoutPayload,
    errors: {
      types: [
        PaymentDeclinedError,
        InsufficientStockError,
        InsufficientPointsError,
        GiftCardNotUsableError,
        NotFoundError,
        ConflictError,
        ...COMMON_ERRORS,
      ],
    },
    description:
      'Orders a cart: one order however often and however many at once the same request is sent, and nothing left behind when it fails.',
    args: { input: t.arg({ type: CompleteCheckoutInput, required: true, description: 'The cart and its payment.' }) },
    resolve: (_root, { input }, { deps, request }) => completeCheckout(deps, request, input),
  }),
  abandonCheckout: t.field({
    type: AbandonCheckoutPayload,
    errors: { types: [NotFoundError, ConflictError, ...COMMON_ERRORS] },
    description:
      'Abandons a payment that waits (REQUIRES_ACTION), so that the cart can change or be paid another way. An authorization that comes later is voided. A conflict once the order is placed.',
    args: { input: t.arg({ type: AbandonCheckoutInput, required: true, description: 'The checkout.' }) },
    resolve: (_root, { input }, { deps, request }) => abandonCheckout(deps, request, input),
  }),
}));
