import { builder } from './builder.ts';

/** Entities of other domains that loyalty points at, or adds fields to. */
export const Customer = builder.objectRef<{ id: string }>('Customer');
Customer.implement({ fields: (t) => ({ id: t.exposeID('id') }) });
builder.asEntity(Customer, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: ({ id }) => ({ id }),
});

export const Order = builder.objectRef<{ id: string }>('Order');
Order.implement({ fields: (t) => ({ id: t.exposeID('id') }) });
builder.asEntity(Order, {
  key: builder.keyDirective(builder.selection<{ id: string }>('id'), false),
  resolveReference: ({ id }) => ({ id }),
});
