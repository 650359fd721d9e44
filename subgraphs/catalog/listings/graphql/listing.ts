import { builder, MoneyType } from '../../builder.ts';
import { channelByCodeLoader } from '../../channels/graphql/loaders.ts';
import { ChannelType } from '../../channels/graphql/types.ts';
import type { Listing } from '../../products/model/product.ts';

export const ListingType = builder.objectRef<Listing>('ChannelListing').implement({
  description: 'A variant in a channel: whether it shows, for how much, and when.',
  fields: (t) => ({
    channel: t.field({
      type: ChannelType,
      resolve: async (listing, _args, context) => {
        const channel = await channelByCodeLoader(context).load(listing.channelCode);
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
