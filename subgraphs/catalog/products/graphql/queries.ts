import { builder } from '../../builder.ts';
import { findProduct } from '../find-product.ts';
import { findVariant } from '../find-variants.ts';
import { ProductType, VariantType } from './types.ts';

const ProductRef = builder.inputType('ProductRef', {
  description: 'What names a product: one of the keys.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id({ description: 'Its id.' }),
    handle: t.string({ description: 'Its name in addresses.' }),
  }),
});

const VariantRef = builder.inputType('VariantRef', {
  description: 'What names a variant: one of the keys.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id({ description: 'Its id.' }),
    sku: t.string({ description: "The retailer's own number." }),
    gtin: t.string({
      description: 'What a scanner reads on it; UPC, EAN and GTIN-14 forms of one number are the same.',
    }),
  }),
});

builder.queryFields((t) => ({
  product: t.field({
    type: ProductType,
    nullable: true,
    access: 'public',
    description: 'Shoppers find what is on sale, staff everything; null where there is none that the caller may see.',
    args: { ref: t.arg({ type: ProductRef, required: true, description: 'What names it.' }) },
    resolve: (_root, { ref }, { deps, request }) => findProduct(deps, request, ref),
  }),
  variant: t.field({
    type: VariantType,
    nullable: true,
    access: 'public',
    description: 'Shoppers find what is on sale, staff everything; null where there is none that the caller may see.',
    args: { ref: t.arg({ type: VariantRef, required: true, description: 'What names it.' }) },
    resolve: (_root, { ref }, { deps, request }) => findVariant(deps, request, ref),
  }),
}));
