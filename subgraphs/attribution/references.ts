import { builder } from './builder.ts';

/** Entities of other domains that attribution points at, or adds fields to. */
export const Channel = builder.objectRef<{ code: string }>('Channel');
Channel.implement({ fields: (t) => ({ code: t.exposeID('code') }) });
builder.asEntity(Channel, {
  key: builder.keyDirective(builder.selection<{ code: string }>('code'), false),
  resolveReference: ({ code }) => ({ code }),
});

export const Location = builder.objectRef<{ id: string }>('Location');
Location.implement({ fields: (t) => ({ id: t.exposeID('id') }) });
builder.asEntity(Location, {
  key: builder.keyDirective(builder.selection<{ id: string }>('id'), false),
  resolveReference: ({ id }) => ({ id }),
});

export const Product = builder.objectRef<{ id: string }>('Product');
Product.implement({ fields: (t) => ({ id: t.exposeID('id') }) });
builder.asEntity(Product, {
  key: builder.keyDirective(builder.selection<{ id: string }>('id'), false),
  resolveReference: ({ id }) => ({ id }),
});

export const Customer = builder.objectRef<{ id: string }>('Customer');
Customer.implement({ fields: (t) => ({ id: t.exposeID('id') }) });
builder.asEntity(Customer, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: ({ id }) => ({ id }),
});

export const Order = builder.objectRef<{ id: string }>('Order');
Order.implement({ fields: (t) => ({ id: t.exposeID('id') }) });
builder.asEntity(Order, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: ({ id }) => ({ id }),
});
