import { COMMON_ERRORS } from '#kernel/graphql/builder.ts';
import { ConflictError, NotFoundError } from '#kernel/values/errors.ts';
import { builder, NodeInterface } from '../../builder.ts';
import {
  type Media,
  PRODUCT_STATUSES,
  type Product,
  type ProductOption,
  type SelectedOption,
  VARIANT_KINDS,
  type Variant,
} from '../model/product.ts';

export const ProductType = builder.objectRef<Product>('Product');
export const VariantType = builder.objectRef<Variant>('ProductVariant');

export const ProductStatusType = builder.enumType('ProductStatus', {
  description: 'DRAFT is seen by staff alone, ACTIVE is on sale where it is listed, ARCHIVED is history.',
  values: PRODUCT_STATUSES,
});
export const VariantKindType = builder.enumType('VariantKind', {
  description: 'A GOOD has stock; a SERVICE (a repair, an hour of advice) has none.',
  values: VARIANT_KINDS,
});

export const ProductOptionType = builder.objectRef<ProductOption>('ProductOption').implement({
  description: 'An option of a product, such as "Size", with every value it takes.',
  fields: (t) => ({
    name: t.exposeString('name'),
    values: t.stringList({ resolve: (option) => [...option.values] }),
  }),
});
export const SelectedOptionType = builder.objectRef<SelectedOption>('SelectedOption').implement({
  description: 'The value of one option that makes a variant what it is.',
  fields: (t) => ({ name: t.exposeString('name'), value: t.exposeString('value') }),
});
export const MediaType = builder.objectRef<Media>('Media').implement({
  description: 'A picture of a product.',
  interfaces: [NodeInterface],
  fields: (t) => ({
    url: t.exposeString('url'),
    alt: t.exposeString('alt', { nullable: true, description: 'Text for those who cannot see the picture.' }),
    position: t.exposeInt('position'),
  }),
});

/** Errors of every mutation of a product or of what belongs to it. */
export const WRITE_ERRORS = [NotFoundError, ConflictError, ...COMMON_ERRORS];
