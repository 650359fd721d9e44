import { money } from '#kernel/values/money.ts';
import { builder, MoneyType, NodeInterface } from '../../builder.ts';
import { cartsById } from '../../cart/graphql/loaders.ts';
import { CartType } from '../../cart/graphql/types.ts';
import { OrderType } from '../../order/graphql/types.ts';
import { isPlaced } from '../../order/model/order.ts';
import { dueMinor, statusOf, toCheckoutId } from '../model/checkout.ts';
import { readPaymentAction } from '../read-payment-action.ts';
import { checkoutsById } from './loaders.ts';
import { CheckoutStatusType, CheckoutType, PaymentActionType } from './types.ts';

CheckoutType.implement({
  description: 'One attempt to order a cart; it ends with an order, or with nothing left behind.',
  access: ['owner', 'orders:write'],
  interfaces: [NodeInterface],
  fields: (t) => ({
    id: t.id({ description: 'The id of the checkout.', resolve: ({ id }) => toCheckoutId(id) }),
    status: t.field({ type: CheckoutStatusType, description: 'Its status.', resolve: statusOf }),
    cart: t.field({
      type: CartType,
      nullable: true,
      description: 'The cart that it orders, as it is now; null for an order that came without one.',
      resolve: ({ cartId }, _args, context) => (cartId === null ? null : cartsById(context).load(cartId)),
    }),
    order: t.field({
      type: OrderType,
      nullable: true,
      description: 'The order; null unless the status is COMPLETED.',
      resolve: (checkout) => (isPlaced(checkout) ? checkout : null),
    }),
    amountDue: t.field({
      type: MoneyType,
      description: 'What points, gift cards and authorized money leave of the total, with tax.',
      resolve: (checkout) => money(dueMinor(checkout), checkout.currency),
    }),
    paymentAction: t.field({
      type: PaymentActionType,
      nullable: true,
      description: 'What the customer must do for their payment; null when it waits for nothing of them.',
      resolve: (checkout, _args, { deps }) => readPaymentAction(deps, checkout),
    }),
    expiresAt: t.field({
      type: 'DateTime',
      nullable: true,
      description:
        'When it ends by itself, everything given back; null once it has ended. A payment that waits for its customer keeps waiting while they look at it here, 15 minutes at most.',
      resolve: (checkout) => (checkout.status === 'ABORTED' ? null : checkout.decideBy),
    }),
  }),
});
builder.asEntity(CheckoutType, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: ({ id }, context) => checkoutsById(context).load(id),
});
