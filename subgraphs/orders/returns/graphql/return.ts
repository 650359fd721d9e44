import { money } from '#kernel/values/money.ts';
import { builder, MoneyType, NodeInterface, pageArgs } from '../../builder.ts';
import { OrderLineType, OrderType } from '../../order/graphql/types.ts';
import type { OrderReturnLine } from '../../order/model/order-return.ts';
import { linePart, type PartOf, pageOfParts, partsOf } from '../../order/model/part.ts';
import { RefundType } from '../../payment/graphql/types.ts';
import { LocationType, refer } from '../../references.ts';
import { returnsById } from './loaders.ts';
import { ReturnConnectionType, ReturnDispositionType, ReturnType } from './types.ts';

const ReturnLineType = builder.objectRef<PartOf<OrderReturnLine>>('ReturnLine').implement({
  description: 'Units of an order line that came back.',
  fields: (t) => ({
    orderLine: t.field({
      type: OrderLineType,
      nullable: true,
      description: 'The line of the order that they are of.',
      resolve: ({ order, part }) => linePart(order, part.orderLineId),
    }),
    quantity: t.int({
      description: 'Selling units; 0 when money alone went back.',
      resolve: ({ part }) => part.quantity,
    }),
    disposition: t.field({
      type: ReturnDispositionType,
      description: 'What became of them.',
      resolve: ({ part }) => part.disposition,
    }),
  }),
});

ReturnType.implement({
  access: ['owner', 'orders:read'],
  interfaces: [NodeInterface],
  description: 'Goods of an order that came back, in whatever store took them, or money that went back without goods.',
  fields: (t) => ({
    id: t.id({ description: 'Never used again.', resolve: ({ part }) => part.id }),
    order: t.field({
      type: OrderType,
      nullable: true,
      description: 'The order that they were bought with.',
      resolve: ({ order }) => order,
    }),
    location: t.field({
      type: LocationType,
      nullable: true,
      description: 'Who took them; null for money alone, and for history that does not say.',
      resolve: ({ part }) => refer(part.locationId),
    }),
    lines: t.field({
      type: [ReturnLineType],
      description: 'What came back, at most 500.',
      resolve: ({ order, part }) => partsOf(order, part.lines),
    }),
    amountRefunded: t.field({
      type: MoneyType,
      description: 'What goes back for it, tax included.',
      resolve: ({ order, part }) => money(part.refundMinor, order.currency),
    }),
    taxRefunded: t.field({
      type: MoneyType,
      description: 'The tax in what went back, before a fee was kept of it.',
      resolve: ({ order, part }) => {
        const taxMinor = part.lines.reduce((sum, line) => sum + line.taxMinor, part.shippingTaxMinor);
        return money(taxMinor, order.currency);
      },
    }),
    shippingRefunded: t.field({
      type: MoneyType,
      description: 'What of it is delivery, tax included.',
      resolve: ({ order, part }) => money(part.shippingNetMinor + part.shippingTaxMinor, order.currency),
    }),
    returnFee: t.field({
      type: MoneyType,
      description: 'What was kept of it.',
      resolve: ({ order, part }) => money(part.feeMinor, order.currency),
    }),
    reason: t.string({
      nullable: true,
      description: 'Why money went back without goods; null for goods.',
      resolve: ({ part }) => part.reason,
    }),
    processedAt: t.field({
      type: 'DateTime',
      description: 'When they were taken; figures count it that day.',
      resolve: ({ part }) => part.processedAt,
    }),
  }),
});
builder.asEntity(ReturnType, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: ({ id }, context) => returnsById(context).load(id),
});

builder.objectField(RefundType, 'return', (t) =>
  t.field({
    type: ReturnType,
    nullable: true,
    description: 'The return that it is for; null when the whole order was canceled.',
    resolve: ({ order, part: { causeId } }) => {
      const part = order.returns.find(({ id }) => id === causeId);
      return part ? { order, part } : null;
    },
  }),
);

builder.objectField(OrderType, 'returns', (t) =>
  t.field({
    type: ReturnConnectionType,
    description: 'What came back of it, the oldest first.',
    args: pageArgs(t),
    resolve: (order, args) => pageOfParts(partsOf(order, order.returns), args),
  }),
);
