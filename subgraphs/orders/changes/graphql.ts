import { ConflictError, NotFoundError } from '#kernel/values/errors.ts';
import { builder, idempotencyKey, mutation } from '../builder.ts';
import { CompletionType, OrderType } from '../order/graphql/types.ts';
import { cancelOrder } from './cancel-order.ts';

const CancelOrderInput = builder.inputType('CancelOrderInput', {
  description: 'An order to take back before anything of it has left.',
  fields: (t) => ({
    orderId: t.id({ required: true, description: 'Which order.' }),
    reason: t.string({
      required: true,
      description: 'Why, at most 500 characters; `Order.cancelReason` from then on.',
    }),
    idempotencyKey: idempotencyKey(t),
  }),
});

mutation('cancelOrder', {
  description: 'Cancels an order that has not left: stock, money, points and gift cards go back.',
  access: ['owner', 'orders:write'],
  input: CancelOrderInput,
  errors: [NotFoundError, ConflictError],
  resolve: (input, { deps, request }) => cancelOrder(deps, request, input),
  payload: (t) => ({
    order: t.field({ type: OrderType, description: 'The order as it is now.', resolve: ({ order }) => order }),
    completion: t.field({
      type: CompletionType,
      description: 'Whether stock, money and points show it too.',
      resolve: ({ completion }) => completion,
    }),
  }),
});
