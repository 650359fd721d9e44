import { builder } from './builder.ts';

/** Entities of other domains that loyalty points at, or adds fields to. */
export const CustomerType = builder.objectRef<{ id: string }>('Customer');
CustomerType.implement({ fields: (t) => ({ id: t.exposeID('id') }) });
builder.asEntity(CustomerType, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: ({ id }) => ({ id }),
});

export const OrderType = builder.objectRef<{ id: string }>('Order');
OrderType.implement({ fields: (t) => ({ id: t.exposeID('id') }) });
builder.asEntity(OrderType, {
  key: builder.keyDirective(builder.selection<{ id: string }>('id'), false),
  resolveReference: ({ id }) => ({ id }),
});
