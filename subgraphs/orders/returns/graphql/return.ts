import { money } from '#kernel/values/money.ts';
import { builder, MoneyType } from '../../builder.ts';
import { ReturnDisposition } from '../../graphql/enums.ts';
import { loadReturns } from '../../graphql/loaders.ts';
import type { OrderReturn } from '../../order/model/order.ts';
import { Location, refer } from '../../references.ts';

const ReturnLine = builder.objectRef<OrderReturn['lines'][number]>('ReturnLine').implement({
  description: 'Units of an order line that came back.',
  fields: (t) => ({
    orderLineId: t.exposeID('orderLineId'),
    quantity: t.exposeInt('quantity', { description: '0 when money alone went back.' }),
    disposition: t.field({ type: ReturnDisposition, resolve: (line) => line.disposition }),
  }),
});

export const Return = builder.loadableObjectRef<OrderReturn, string>('Return', {
  load: (ids: string[], context) => loadReturns(ids, context) as Promise<OrderReturn[]>,
});
Return.implement({
  description: 'Goods that came back, in whatever store took them.',
  fields: (t) => ({
    id: t.exposeID('id'),
    location: t.field({ type: Location, nullable: true, resolve: (one) => refer(one.locationId) }),
    lines: t.field({ type: [ReturnLine], resolve: (one) => [...one.lines] }),
    refund: t.field({ type: MoneyType, resolve: (one) => money(one.refundMinor, one.currency) }),
    processedAt: t.field({ type: 'DateTime', resolve: (one) => one.processedAt }),
  }),
});
builder.asEntity(Return, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: ({ id }, context) => Return.getDataloader(context).load(id),
});
