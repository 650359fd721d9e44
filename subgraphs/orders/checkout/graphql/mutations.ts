import { ConflictError, NotFoundError } from '#kernel/values/errors.ts';
import { InsufficientStockError, QuantityLimitedError } from '../../../shared/stock-errors.ts';
import { builder, idempotencyKey, MoneyInput, mutation } from '../../builder.ts';
import { CompletionType, OrderType } from '../../order/graphql/types.ts';
import { completionOf, isPlaced } from '../../order/model/order.ts';
import { PaymentKindType } from '../../payment/graphql/types.ts';
import { GiftCardNotUsableError, InsufficientPointsError, PaymentDeclinedError } from '../../ports/errors.ts';
import { abandonCheckout } from '../abandon-checkout.ts';
import { completeCheckout } from '../complete-checkout.ts';
import { CheckoutType } from './types.ts';

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
    returnUrl: t.field({
      type: 'URL',
      description: "Where the payment provider's own page sends the customer back to; at most 2,000 characters.",
    }),
    idempotencyKey: idempotencyKey(t),
  }),
});
const AbandonCheckoutInput = builder.inputType('AbandonCheckoutInput', {
  description: 'A checkout to be abandoned.',
  fields: (t) => ({
    checkoutId: t.id({ required: true, description: 'The checkout.' }),
    idempotencyKey: idempotencyKey(t),
  }),
});

mutation('completeCheckout', {
  description:
    'Orders a cart: one order however often and however many at once the same request is sent, and nothing left behind when it fails. With completion DONE the next read of stock, points, gift cards and the order shows all of it.',
  access: ['owner', 'orders:write'],
  input: CompleteCheckoutInput,
  errors: [
    ConflictError,
    GiftCardNotUsableError,
    InsufficientPointsError,
    InsufficientStockError,
    QuantityLimitedError,
    NotFoundError,
    PaymentDeclinedError,
  ],
  resolve: (input, { deps, request }) => completeCheckout(deps, request, input),
  payload: (t) => ({
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
mutation('abandonCheckout', {
  description:
    'Abandons a payment that waits (REQUIRES_ACTION), so that the cart can change or be paid another way. An authorization that comes later is voided. A conflict once the order is placed.',
  access: ['owner', 'orders:write'],
  input: AbandonCheckoutInput,
  errors: [ConflictError, NotFoundError],
  resolve: (input, { deps, request }) => abandonCheckout(deps, request, input),
  payload: (t) => ({
    checkout: t.field({
      type: CheckoutType,
      description: 'The checkout as it is now; its cart can change, or be ordered another way.',
      resolve: (checkout) => checkout,
    }),
  }),
});
