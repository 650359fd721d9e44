import { errorTypeMap } from '@pothos/plugin-errors';
import { COMMON_ERRORS } from '#kernel/graphql/builder.ts';
import { ConflictError, NotFoundError } from '#kernel/values/errors.ts';
import { builder, MoneyInput } from '../../builder.ts';
import { CartPayloadType } from '../../cart/graphql/types.ts';
import {
  GiftCardNotUsableError,
  InsufficientPointsError,
  InsufficientStockError,
  PaymentDeclinedError,
} from '../../ports/errors.ts';
import { abandonCheckout } from '../abandon-checkout.ts';
import { checkout } from '../checkout.ts';
import type { CheckoutOutcome, PlacedOutcome } from '../model/outcome.ts';
import { CheckoutPayloadType, RequiresActionType } from './types.ts';

const CheckoutPaymentInput = builder.inputType('CheckoutPaymentInput', {
  description: 'How what points and gift cards leave open is paid.',
  fields: (t) => ({
    provider: t.string({ description: '"test", or "pos" for money that a store takes.' }),
    method: t.string({ description: 'CARD, and at a POS CASH or EXTERNAL.' }),
    token: t.string({ description: "What the provider's payment form answered." }),
  }),
});
const CheckoutInput = builder.inputType('CheckoutInput', {
  description: 'A cart to be ordered, once.',
  fields: (t) => ({
    idempotencyKey: t.string({
      required: true,
      description: 'New for each attempt of the customer; the same one when a request is sent again.',
    }),
    cartId: t.id({ required: true }),
    token: t.string({ description: 'Token of the cart; not needed by its signed-in owner nor by staff.' }),
    payment: t.field({ type: CheckoutPaymentInput }),
    expectedTotal: t.field({
      type: MoneyInput,
      description: 'The total that the customer saw; another one is a conflict.',
    }),
  }),
});

const ERRORS = [
  PaymentDeclinedError,
  InsufficientStockError,
  InsufficientPointsError,
  GiftCardNotUsableError,
  NotFoundError,
  ConflictError,
  ...COMMON_ERRORS,
];

builder.mutationField('checkout', (t) =>
  t.field({
    type: CheckoutPayloadType,
    errors: {
      types: ERRORS,
      // The plugin knows one success type; a payment that needs its customer is a second one.
      union: {
        types: [...ERRORS, CheckoutPayloadType, RequiresActionType],
        resolveType: (value: object) =>
          errorTypeMap.get(value) ??
          ((value as CheckoutOutcome).kind === 'PLACED' ? CheckoutPayloadType : RequiresActionType),
      } as never,
    },
    description:
      'Orders a cart: one order however often and however many at once the same request is sent, and nothing left behind when it fails.',
    args: { input: t.arg({ type: CheckoutInput, required: true }) },
    resolve: async (_root, { input }, { deps, request }) => (await checkout(deps, request, input)) as PlacedOutcome,
  }),
);

const AbandonCheckoutInput = builder.inputType('AbandonCheckoutInput', {
  description: 'A cart whose payment attempt is abandoned.',
  fields: (t) => ({
    cartId: t.id({ required: true }),
    token: t.string({ description: 'Token of the cart; not needed by its signed-in owner nor by staff.' }),
  }),
});

builder.mutationField('abandonCheckout', (t) =>
  t.field({
    type: CartPayloadType,
    errors: { types: [NotFoundError, ConflictError, ...COMMON_ERRORS] },
    description:
      'Abandons a payment that waits (RequiresAction), so that the cart can change or be paid another way; doing it twice changes nothing. An authorization that comes later is voided. A conflict once the order is placed.',
    args: { input: t.arg({ type: AbandonCheckoutInput, required: true }) },
    resolve: (_root, { input }, { deps, request }) => abandonCheckout(deps, request, input),
  }),
);
