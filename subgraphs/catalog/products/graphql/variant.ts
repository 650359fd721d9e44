import type { RequestContext } from '#kernel/request/context.ts';
import { builder, MoneyType } from '../../builder.ts';
import { ChannelType } from '../../channels/graphql/channel.ts';
import type { CatalogDeps } from '../../deps.ts';
import { seesCosts, seesEverything } from '../../search/list-products.ts';
import { isLive, type Listing } from '../model/listing.ts';
import type { Variant } from '../model/product.ts';
import { loadersOf } from './loaders.ts';
import { ListingType, ProductType, SelectedOptionType, VariantKindType, VariantType } from './types.ts';

interface Viewer {
  readonly deps: CatalogDeps;
  readonly request: RequestContext;
}

/** The listing that the caller may see: staff the one there is, shoppers only a live one. */
function listingFor(variant: Variant, channel: string | null | undefined, { deps, request }: Viewer): Listing | null {
  const listing = variant.listings.get(channel ?? 'WEB');
  if (!listing) return null;
  return isLive(listing, deps.clock.now().getTime()) || seesEverything(request) ? listing : null;
}

VariantType.implement({
  description: 'What is sold, priced and stocked: one combination of the options of its product.',
  fields: (t) => ({
    id: t.exposeID('id'),
    sku: t.exposeString('sku', { nullable: true, description: "The house's own number; unique." }),
    gtin: t.exposeString('gtin', { nullable: true, description: 'The number of the barcode, its check digit right.' }),
    title: t.exposeString('title'),
    position: t.exposeInt('position'),
    kind: t.field({ type: VariantKindType, resolve: (variant) => variant.kind }),
    product: t.field({ type: ProductType, resolve: (variant) => variant.product }),
    selectedOptions: t.field({ type: [SelectedOptionType], resolve: (variant) => variant.selectedOptions as never }),
    price: t.field({
      type: MoneyType,
      nullable: true,
      description: 'The price in the channel; null where the variant does not show.',
      args: { channel: t.arg.id({ defaultValue: 'WEB' }) },
      resolve: (variant, { channel }, context) => listingFor(variant, channel, context)?.price,
    }),
    compareAtPrice: t.field({
      type: MoneyType,
      nullable: true,
      description: 'The price it is compared with in the channel, struck through.',
      args: { channel: t.arg.id({ defaultValue: 'WEB' }) },
      resolve: (variant, { channel }, context) => listingFor(variant, channel, context)?.compareAtPrice,
    }),
    unitCost: t.field({
      type: MoneyType,
      nullable: true,
      description: 'What one costs the house; null for who may not know it (catalog:cost).',
      resolve: (variant, _args, { request }) => (seesCosts(request) ? variant.unitCost : null),
    }),
    listings: t.field({
      type: [ListingType],
      description: 'Every channel it is listed in; shoppers see those that show just now.',
      resolve: (variant, _args, context) =>
        [...variant.listings.values()].filter((listing) => listingFor(variant, listing.channelCode, context) !== null),
    }),
  }),
});
builder.asEntity(VariantType, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: async ({ id }, context) => {
    const variant = await loadersOf(context).variants.load(id);
    return variant?.product.status === 'DRAFT' && !seesEverything(context.request) ? null : variant;
  },
});

ListingType.implement({
  description: 'A variant in a channel: whether it shows, for how much, and when.',
  fields: (t) => ({
    channel: t.field({
      type: ChannelType,
      resolve: async (listing, _args, context) => {
        const channel = await loadersOf(context).channels.load(listing.channelCode);
        if (!channel) throw new Error(`the channel ${listing.channelCode} of a listing is gone`);
        return channel;
      },
    }),
    visible: t.exposeBoolean('visible'),
    price: t.field({ type: MoneyType, resolve: (listing) => listing.price }),
    compareAtPrice: t.field({ type: MoneyType, nullable: true, resolve: (listing) => listing.compareAtPrice }),
    publishFrom: t.field({
      type: 'DateTime',
      nullable: true,
      resolve: ({ publishFromMs }) => (publishFromMs === null ? null : new Date(publishFromMs)),
    }),
    publishTo: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'The moment from which it shows no more.',
      resolve: ({ publishToMs }) => (publishToMs === null ? null : new Date(publishToMs)),
    }),
  }),
});
