import { builder } from './builder.ts';

/** Catalog's variant, to which inventory adds what is in stock. */
export const ProductVariant = builder.objectRef<{ id: string }>('ProductVariant');
ProductVariant.implement({ fields: (t) => ({ id: t.exposeID('id') }) });
builder.asEntity(ProductVariant, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: ({ id }) => ({ id }),
});
