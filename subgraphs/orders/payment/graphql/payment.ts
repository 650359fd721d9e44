import { money } from '#kernel/values/money.ts';
import { builder, MoneyType, NodeInterface, pageArgs } from '../../builder.ts';
import { OrderType } from '../../order/graphql/types.ts';
import { pageOfParts, partsOf } from '../../order/model/part.ts';
import { paymentsById } from './loaders.ts';
import { PaymentConnectionType, PaymentKindType, PaymentStatusType, PaymentType } from './types.ts';

PaymentType.implement({
  access: ['owner', 'orders:read'],
  interfaces: [NodeInterface],
  description: 'One means that paid a part of an order.',
  fields: (t) => ({
    id: t.id({ description: 'Never used again.', resolve: ({ part }) => part.id }),
    order: t.field({
      type: OrderType,
      nullable: true,
      description: 'The order that it pays.',
      resolve: ({ order }) => order,
    }),
    kind: t.field({ type: PaymentKindType, description: 'What paid.', resolve: ({ part }) => part.kind }),
    status: t.field({ type: PaymentStatusType, description: 'How far it is.', resolve: ({ part }) => part.status }),
    amount: t.field({
      type: MoneyType,
      description: 'What it pays of the order.',
      resolve: ({ order, part }) => money(part.amountMinor, order.currency),
    }),
    amountRefunded: t.field({
      type: MoneyType,
      description: 'What of it went back, or is on its way back.',
      resolve: ({ order, part }) => money(part.refundedMinor, order.currency),
    }),
    provider: t.string({
      nullable: true,
      description: 'Name of the payment provider; null for points, gift cards and what a POS took.',
      resolve: ({ part }) => part.provider,
    }),
    reference: t.string({
      nullable: true,
      access: 'orders:read',
      description: "The provider's own id of it; null before it was asked, and for what needs no provider.",
      resolve: ({ part }) => part.reference,
    }),
  }),
});
builder.asEntity(PaymentType, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: ({ id }, context) => paymentsById(context).load(id),
});

builder.objectField(OrderType, 'payments', (t) =>
  t.field({
    type: PaymentConnectionType,
    description: 'What paid it; their amounts add up to its total.',
    args: pageArgs(t),
    resolve: (order, args) => pageOfParts(partsOf(order, order.payments), args),
  }),
);
