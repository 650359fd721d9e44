import { builder } from '../../builder.ts';
import { listCollections } from '../../collections/list-collections.ts';
import { variantByBarcode, variantBySku } from '../../products/find-variants.ts';
import {
  CollectionConnection,
  ProductConnection,
  ProductStatusType,
  ProductType,
  VariantType,
} from '../../products/graphql/types.ts';
import { PRODUCT_SORTS } from '../../products/model/product.ts';
import { findProduct, listProducts } from '../list-products.ts';
import { searchProducts } from '../search-products.ts';

const ProductSort = builder.enumType('ProductSort', {
  description: "Order of a product list; prices are those of the list's channel, or of WEB.",
  values: PRODUCT_SORTS,
});
const ProductFilter = builder.inputType('ProductFilter', {
  description: 'Every field that is given narrows the list.',
  fields: (t) => ({
    query: t.string({ description: 'Words in French or English, beginnings of words, a SKU or a barcode.' }),
    status: t.field({ type: ProductStatusType }),
    category: t.string(),
    vendor: t.string(),
    collectionId: t.id(),
    tag: t.string(),
    ids: t.idList({ description: 'At most 1,000.' }),
  }),
});

builder.queryFields((t) => ({
  product: t.field({
    type: ProductType,
    nullable: true,
    description: 'By id or handle. Shoppers see what is on sale; staff see everything.',
    args: { id: t.arg.id(), handle: t.arg.string() },
    resolve: (_root, args, { deps, request }) => findProduct(deps, request, args),
  }),
  products: t.field({
    type: ProductConnection,
    description: 'Products read by key, at most 100 at once. Shoppers see what is on sale; staff see everything.',
    args: {
      first: t.arg.int({ defaultValue: 24 }),
      after: t.arg.string(),
      channel: t.arg.id({ description: 'Only what is listed there; prices for sorting are taken there too.' }),
      sort: t.arg({ type: ProductSort, defaultValue: 'NEWEST' }),
      filter: t.arg({ type: ProductFilter }),
    },
    resolve: (_root, args, { deps, request }) => listProducts(deps, request, args),
  }),
  searchProducts: t.field({
    type: ProductConnection,
    description: 'Products by words in French or English, best first; forgives a typing error when nothing matches.',
    args: {
      query: t.arg.string({ required: true }),
      first: t.arg.int({ defaultValue: 24 }),
      after: t.arg.string(),
      channel: t.arg.id(),
    },
    resolve: (_root, args, { deps, request }) => searchProducts(deps, request, args),
  }),
  variantByBarcode: t.field({
    type: VariantType,
    nullable: true,
    description: 'What a scanner asks; UPC, EAN and GTIN-14 forms of one number are the same.',
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
  collections: t.field({
    type: CollectionConnection,
    description: 'Collections by title.',
    args: { first: t.arg.int({ defaultValue: 24 }), after: t.arg.string() },
    resolve: (_root, args, { deps }) => listCollections(deps, args),
  }),
}));
