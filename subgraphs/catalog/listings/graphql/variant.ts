import { builder } from '../../builder.ts';
import { VariantType } from '../../products/graphql/types.ts';
import { isLive } from '../../products/model/listing.ts';
import { seesEverything } from '../../products/model/visibility.ts';
import { ListingType } from './listing.ts';

builder.objectField(VariantType, 'listings', (t) =>
  t.field({
    type: [ListingType],
    description: 'Every channel it is listed in; shoppers see those that show at this moment.',
    resolve: (variant, _args, { deps, request }) =>
      [...variant.listings.values()].filter(
        (listing) => seesEverything(request) || isLive(listing, deps.clock.now().getTime()),
      ),
  }),
);
