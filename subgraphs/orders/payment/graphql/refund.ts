import { money } from '#kernel/values/money.ts';
import { builder, MoneyType, NodeInterface, pageArgs } from '../../builder.ts';
import { OrderType } from '../../order/graphql/types.ts';
import { pageOfParts, partsOf } from '../../order/model/part.ts';
import { refundsById, refundsOfOrder } from './loaders.ts';
import { PaymentType, RefundConnectionType, RefundType } from './types.ts';

RefundType.implement({
  access: ['owner', 'orders:read'],
  interfaces: [NodeInterface],
  description: 'Money of one payment that a return or a cancellation gives back.',
  fields: (t) => ({
    id: t.id({ description: 'Never used again.', resolve: ({ part }) => part.id }),
    order: t.field({
      type: OrderType,
      nullable: true,
      description: 'The order that was paid.',
      resolve: ({ order }) => order,
    }),
    payment: t.field({
      type: PaymentType,
      nullable: true,
      description: 'Where it goes back to.',
      resolve: ({ order, part: { paymentId } }) => {
        const part = order.payments.find(({ id }) => id === paymentId);
        return part ? { order, part } : null;
      },
    }),
    amount: t.field({
      type: MoneyType,
      description: 'What goes back.',
      resolve: ({ order, part }) => money(part.amountMinor, order.currency),
    }),
    isPaidAtPos: t.boolean({
      description: 'Whether a store has paid it out itself; else it goes back to where the payment came from.',
      resolve: ({ part }) => part.isPaidAtPos,
    }),
    createdAt: t.field({
      type: 'DateTime',
      description: 'When it was decided.',
      resolve: ({ part }) => part.createdAt,
    }),
  }),
});
builder.asEntity(RefundType, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: ({ id }, context) => refundsById(context).load(id),
});

builder.objectField(OrderType, 'refunds', (t) =>
  t.field({
    type: RefundConnectionType,
    description: 'What went back of it, oldest first; their amounts add up to `amountRefunded`.',
    args: pageArgs(t),
    resolve: async (order, args, context) =>
      pageOfParts(partsOf(order, await refundsOfOrder(context).load(order.id)), args),
  }),
);
