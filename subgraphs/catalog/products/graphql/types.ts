import type { Money } from '#kernel/values/money.ts';
import { builder, connectionType, MoneyType } from '../../builder.ts';
import { type Listing, liveListing } from '../model/listing.ts';
import {
  type Collection,
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
export const CollectionType = builder.objectRef<Collection>('Collection');
export const ListingType = builder.objectRef<Listing>('ChannelListing');
export const ProductConnection = connectionType('Product', ProductType);
export const CollectionConnection = connectionType('Collection', CollectionType);

export const ProductStatusType = builder.enumType('ProductStatus', {
  description: 'DRAFT is seen by staff alone, ACTIVE is on sale where it is listed, ARCHIVED is history.',
  values: PRODUCT_STATUSES,
});
export const VariantKindType = builder.enumType('VariantKind', {
  description: 'A GOOD has stock; a SERVICE (a repair, an hour of advice) has none.',
  values: VARIANT_KINDS,
});

export const ProductOptionType = builder.objectRef<ProductOption>('ProductOption').implement({
  description: 'What a product comes in: "Size", with every value it takes.',
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
  fields: (t) => ({
    id: t.exposeID('id'),
    url: t.exposeString('url'),
    alt: t.exposeString('alt', { nullable: true, description: 'What it shows, for those who cannot see it.' }),
    position: t.exposeInt('position'),
  }),
});

interface PriceRange {
  readonly min: Money;
  readonly max: Money;
}
export const PriceRangeType = builder.objectRef<PriceRange>('PriceRange').implement({
  description: "The lowest and the highest price among a product's variants.",
  fields: (t) => ({
    min: t.field({ type: MoneyType, resolve: (range) => range.min }),
    max: t.field({ type: MoneyType, resolve: (range) => range.max }),
  }),
});

/** The range of live prices in a channel; null when nothing of the product shows there. */
export function priceRangeOf(product: Product, channelCode: string, nowMs: number): PriceRange | null {
  let range: PriceRange | null = null;
  for (const variant of product.variants) {
    const price = liveListing(variant, channelCode, nowMs)?.price;
    if (!price) continue;
    range =
      range === null
        ? { min: price, max: price }
        : {
            min: price.minor < range.min.minor ? price : range.min,
            max: price.minor > range.max.minor ? price : range.max,
          };
  }
  return range;
}
