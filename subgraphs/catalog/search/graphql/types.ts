import { builder, connectionType } from '../../builder.ts';
import { ProductType } from '../../products/graphql/types.ts';
import { PRODUCT_SORTS } from '../model/product-list.ts';

export const ProductConnection = connectionType('Product', ProductType);

export const ProductSortType = builder.enumType('ProductSort', {
  description: "Order of a product list; prices are those of the context's channel.",
  values: PRODUCT_SORTS,
});
