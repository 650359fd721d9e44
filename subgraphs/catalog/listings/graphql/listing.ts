import { builder, connectionType, TaxedMoneyType } from '../../builder.ts';
import { channelByCodeLoader } from '../../channels/graphql/loaders.ts';
import { ChannelType } from '../../channels/graphql/types.ts';
import type { Listing, Variant } from '../../products/model/product.ts';
import { taxedPrice } from '../../products/model/taxed-price.ts';

/** A listing with the variant that it is of. */
interface ListingOf {
  readonly variant: Variant;
  readonly listing: Listing;
}

const ListingType = builder.objectRef<ListingOf>('ChannelListing').implement({
  access: 'staff',
  description: 'A variant in a channel: whether it shows, for how much, and when.',
  fields: (t) => ({
    channel: t.field({
      type: ChannelType,
      description: 'Where it is listed.',
      resolve: async ({ listing }, _args, context) => {
        const channel = await channelByCodeLoader(context).load(listing.channelCode);
        if (!channel) throw new Error(`the channel ${listing.channelCode} of a listing is gone`);
        return channel;
      },
    }),
    isVisible: t.boolean({
      description: 'Whether it shows between `startsAt` and `endsAt`; a hidden one keeps its price for the next time.',
      resolve: ({ listing }) => listing.visible,
    }),
    price: t.field({
      type: TaxedMoneyType,
      description: 'The price there, whether or not it shows.',
      resolve: ({ variant, listing }) => taxedPrice(variant, listing, listing.price),
    }),
    compareAtPrice: t.field({
      type: TaxedMoneyType,
      nullable: true,
      description: 'The price that it is compared with there, struck through; null where there is none.',
      resolve: ({ variant, listing }) =>
        listing.compareAtPrice ? taxedPrice(variant, listing, listing.compareAtPrice) : null,
    }),
    startsAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'The moment from which it shows; null where it always has.',
      resolve: ({ listing }) => toDate(listing.publishFromMs),
    }),
    endsAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'The moment from which it shows no more; null without end.',
      resolve: ({ listing }) => toDate(listing.publishToMs),
    }),
  }),
});

function toDate(epochMs: number | null): Date | null {
  return epochMs === null ? null : new Date(epochMs);
}

export const ListingConnection = connectionType('ChannelListing', ListingType);
