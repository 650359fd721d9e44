import { COMMON_ERRORS } from '#kernel/graphql/builder.ts';
import { ConflictError, NotFoundError } from '#kernel/values/errors.ts';
import { builder } from '../builder.ts';
import { OrderPayloadType } from '../order/graphql/types.ts';
import { cancelOrder } from './cancel-order.ts';

const CancelOrderInput = builder.inputType('CancelOrderInput', {
  description: 'An order to take back before anything of it has left.',
  fields: (t) => ({
    orderId: t.id({ required: true }),
    reason: t.string({ required: true }),
    idempotencyKey: t.string({ required: true }),
  }),
});

builder.mutationField('cancelOrder', (t) =>
  t.field({
    type: OrderPayloadType,
    errors: { types: [NotFoundError, ConflictError, ...COMMON_ERRORS] },
    description: 'Cancels an order that has not left: stock, money, points and gift cards go back.',
    args: { input: t.arg({ type: CancelOrderInput, required: true }) },
    resolve: (_root, { input }, { deps, request }) => cancelOrder(deps, request, input),
  }),
);
