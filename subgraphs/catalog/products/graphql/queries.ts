import { builder } from '../../builder.ts';
import { findProduct } from '../find-product.ts';
import { variantByBarcode, variantBySku } from '../find-variants.ts';
import { ProductType, VariantType } from './types.ts';

builder.queryFields((t) => ({
  product: t.field({
    type: ProductType,
    nullable: true,
    description: 'By id or handle. Shoppers see what is on sale; staff see everything.',
    args: { id: t.arg.id(), handle: t.arg.string() },
    resolve: (_root, args, { deps, request }) => findProduct(deps, request, args),
  }),
  variantByBarcode: t.field({
    type: VariantType,
    nullable: true,
    description: 'The variant of a scanned barcode; UPC, EAN and GTIN-14 forms of one number are the same.',
    args: { gtin: t.arg.string({ required: true }) },
    resolve: (_root, { gtin }, { deps, request }) => variantByBarcode(deps, request, gtin),
  }),
  variantBySku: t.field({
    type: VariantType,
    nullable: true,
    description: 'The variant of a SKU; shoppers find what is on sale, staff everything.',
    args: { sku: t.arg.string({ required: true }) },
    resolve: (_root, { sku }, { deps, request }) => variantBySku(deps, request, sku),
  }),
}));
