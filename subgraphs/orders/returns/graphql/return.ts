import { money } from '#kernel/values/money.ts';
import { builder, MoneyType } from '../../builder.ts';
import { ordersById } from '../../order/graphql/loaders.ts';
import { OrderType } from '../../order/graphql/types.ts';
import type { OrderReturnLine } from '../../order/model/order-return.ts';
import { LocationType, refer } from '../../references.ts';
import { returnsById } from './loaders.ts';
import { ReturnDispositionType, ReturnType } from './types.ts';

const ReturnLineType = builder.objectRef<OrderReturnLine>('ReturnLine').implement({
  description: 'Units of an order line that came back.',
  fields: (t) => ({
    orderLineId: t.exposeID('orderLineId'),
    quantity: t.exposeInt('quantity', { description: '0 when money alone went back.' }),
    disposition: t.field({ type: ReturnDispositionType, resolve: (line) => line.disposition }),
  }),
});

ReturnType.implement({
  description: 'Goods that came back, in whatever store took them.',
  fields: (t) => ({
    id: t.exposeID('id'),
    location: t.field({ type: LocationType, nullable: true, resolve: (one) => refer(one.locationId) }),
    lines: t.field({ type: [ReturnLineType], resolve: (one) => [...one.lines] }),
    refund: t.field({ type: MoneyType, resolve: (one) => money(one.refundMinor, one.currency) }),
    processedAt: t.field({ type: 'DateTime', resolve: (one) => one.processedAt }),
    order: t.field({
      type: OrderType,
      nullable: true,
      resolve: (one, _args, context) => ordersById(context).load(one.orderId),
    }),
  }),
});
builder.asEntity(ReturnType, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: ({ id }, context) => returnsById(context).load(id),
});

builder.objectField(OrderType, 'returns', (t) =>
  t.field({ type: [ReturnType], resolve: (order) => [...order.returns] }),
);
