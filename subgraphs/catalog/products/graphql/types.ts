import { builder, connectionType, NodeInterface } from '../../builder.ts';
import type {
  Media,
  Product,
  ProductOption,
  ProductStatus,
  SelectedOption,
  Variant,
  VariantKind,
} from '../model/product.ts';

export const ProductType = builder.objectRef<Product>('Product');
export const VariantType = builder.objectRef<Variant>('ProductVariant');

export const ProductStatusType = builder.enumType('ProductStatus', {
  description: 'How far a product is on its way to shoppers.',
  values: {
    DRAFT: { description: 'Being prepared; staff alone see it.' },
    ACTIVE: { description: 'On sale where it is listed.' },
    ARCHIVED: { description: 'Off sale everywhere; it stays readable where it was ordered.' },
  } satisfies Record<ProductStatus, object>,
});
export const VariantKindType = builder.enumType('VariantKind', {
  description: 'Whether units of it lie somewhere.',
  values: {
    GOOD: { description: 'A thing that has stock.' },
    SERVICE: { description: 'A repair, an hour of advice: it has no stock.' },
  } satisfies Record<VariantKind, object>,
});

const ProductOptionValueType = builder.objectRef<string>('ProductOptionValue').implement({
  description: 'A value that an option takes.',
  fields: (t) => ({ name: t.string({ description: 'As shoppers read it, such as "M".', resolve: (value) => value }) }),
});
export const ProductOptionType = builder.objectRef<ProductOption>('ProductOption').implement({
  description: 'An option of a product, with every value it takes.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'As shoppers read it, such as "Size"; once in a product.' }),
    values: t.field({
      type: [ProductOptionValueType],
      description: 'In the order in which they are shown; at most one for each variant and 250 more.',
      resolve: (option) => [...option.values],
    }),
  }),
});
export const SelectedOptionType = builder.objectRef<SelectedOption>('SelectedOption').implement({
  description: 'The value of one option that makes a variant what it is.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'The name of the option.' }),
    value: t.exposeString('value', { description: 'The name of the value that it takes.' }),
  }),
});
const MediaType = builder.objectRef<Media>('Media').implement({
  description: 'A picture of a product.',
  interfaces: [NodeInterface],
  fields: (t) => ({
    url: t.field({ type: 'URL', description: 'Where the picture is, as it was given.', resolve: ({ url }) => url }),
    altText: t.exposeString('alt', {
      nullable: true,
      description: 'What it shows, for those who cannot see it; null where it is not given.',
    }),
    position: t.exposeInt('position', { description: 'Its place among the pictures of its product, from 1.' }),
  }),
});

export const MediaConnection = connectionType('Media', MediaType);
export const VariantConnection = connectionType('ProductVariant', VariantType);
