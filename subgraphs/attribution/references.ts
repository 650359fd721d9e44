import { builder } from './builder.ts';

/** Entities of other domains that attribution points at, or adds fields to. */
export const ChannelType = builder.objectRef<{ code: string }>('Channel');
ChannelType.implement({ fields: (t) => ({ code: t.exposeID('code') }) });
builder.asEntity(ChannelType, {
  key: builder.keyDirective(builder.selection<{ code: string }>('code'), false),
  resolveReference: ({ code }) => ({ code }),
});

export const LocationType = builder.objectRef<{ id: string }>('Location');
LocationType.implement({ fields: (t) => ({ id: t.exposeID('id') }) });
builder.asEntity(LocationType, {
  key: builder.keyDirective(builder.selection<{ id: string }>('id'), false),
  resolveReference: ({ id }) => ({ id }),
});

export const ProductType = builder.objectRef<{ id: string }>('Product');
ProductType.implement({ fields: (t) => ({ id: t.exposeID('id') }) });
builder.asEntity(ProductType, {
  key: builder.keyDirective(builder.selection<{ id: string }>('id'), false),
  resolveReference: ({ id }) => ({ id }),
});

export const CustomerType = builder.objectRef<{ id: string }>('Customer');
CustomerType.implement({ fields: (t) => ({ id: t.exposeID('id') }) });
builder.asEntity(CustomerType, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: ({ id }) => ({ id }),
});

export const OrderType = builder.objectRef<{ id: string }>('Order');
OrderType.implement({ fields: (t) => ({ id: t.exposeID('id') }) });
builder.asEntity(OrderType, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: ({ id }) => ({ id }),
});
