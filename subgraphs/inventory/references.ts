import { reference } from '#kernel/graphql/reference.ts';
import { builder } from './builder.ts';

/** Catalog's variant, to which inventory adds what is in stock; `kind` is there where a field requires it. */
interface VariantReference {
  readonly id: string;
  readonly kind?: 'GOOD' | 'SERVICE';
}

// Catalog describes it.
const VariantKindType = builder.enumType('VariantKind', { values: ['GOOD', 'SERVICE'] as const });

export const ProductVariant = builder.objectRef<VariantReference>('ProductVariant').implement({
  fields: (t) => ({
    id: t.exposeID('id'),
    kind: t.field({
      type: VariantKindType,
      extensions: { directives: [{ name: 'external', args: {} }] },
      resolve: ({ kind }) => kind ?? 'GOOD',
    }),
  }),
});
builder.asEntity(ProductVariant, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: (found) => found as VariantReference,
});

/** The customer who made a reservation. */
export const CustomerType = reference(builder, 'Customer', 'id');
