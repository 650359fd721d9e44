import { pageOfWhole } from '#kernel/values/pagination.ts';
import { builder, pageArgs } from '../../builder.ts';
import { VariantType } from '../../products/graphql/types.ts';
import { ListingConnection } from './listing.ts';

builder.objectField(VariantType, 'listings', (t) =>
  t.field({
    type: ListingConnection,
    nullable: true,
    access: 'staff',
    description: 'Every channel that it has a price in, by code, whether or not it shows there.',
    args: pageArgs(t),
    resolve: (variant, args) => {
      const listings = [...variant.listings.values()].map((listing) => ({ variant, listing }));
      return pageOfWhole(listings, args, ({ listing }) => listing.channelCode);
    },
  }),
);
