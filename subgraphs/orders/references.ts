import { builder } from './builder.ts';

/** Entities of other domains that orders points at. */
export const ProductVariant = builder.objectRef<{ id: string }>('ProductVariant');
ProductVariant.implement({ fields: (t) => ({ id: t.exposeID('id') }) });
builder.asEntity(ProductVariant, {
  key: builder.keyDirective(builder.selection<{ id: string }>('id'), false),
  resolveReference: ({ id }) => ({ id }),
});

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

export const Staff = builder.objectRef<{ id: string }>('Staff');
Staff.implement({ fields: (t) => ({ id: t.exposeID('id') }) });
builder.asEntity(Staff, {
  key: builder.keyDirective(builder.selection<{ id: string }>('id'), false),
  resolveReference: ({ id }) => ({ id }),
});

/** The customer, to whom orders adds their history. */
export const Customer = builder.objectRef<{ id: string }>('Customer');
Customer.implement({ fields: (t) => ({ id: t.exposeID('id') }) });
builder.asEntity(Customer, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: ({ id }) => ({ id }),
});

/** The reference of an optional id. */
export function refer(id: string | null): { id: string } | null {
  return id === null ? null : { id };
}
