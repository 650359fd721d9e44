import { extendedReference } from '#kernel/graphql/reference.ts';
import { builder } from './builder.ts';

/** Catalog's variant, to which inventory adds what is in stock. */
export const ProductVariant = extendedReference(builder, 'ProductVariant', 'id');
