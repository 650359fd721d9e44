import type { GraphContext } from '#kernel/graphql/builder.ts';
import { appliedContext } from '#kernel/request/context.ts';
import { builder, MoneyType } from '../../builder.ts';
import type { CatalogDeps } from '../../deps.ts';
import { VariantType } from '../../products/graphql/types.ts';
import { visibleListing } from '../../products/model/listing.ts';
import type { Listing, Variant } from '../../products/model/product.ts';
import { seesEverything } from '../../products/model/visibility.ts';

/** The listing in the context's channel, if the caller may see it. */
function listingFor(variant: Variant, { deps, request }: GraphContext<CatalogDeps>): Listing | null {
  const viewer = { seesEverything: seesEverything(request), nowMs: deps.clock.now().getTime() };
  return visibleListing(variant, appliedContext(request).channelCode, viewer);
}

builder.objectFields(VariantType, (t) => ({
  price: t.field({
    type: MoneyType,
    nullable: true,
    description: "The price in the context's channel; null where the variant does not show.",
    resolve: (variant, _args, context) => listingFor(variant, context)?.price,
  }),
  compareAtPrice: t.field({
    type: MoneyType,
    nullable: true,
    description: "The price it is compared with in the context's channel, struck through.",
    resolve: (variant, _args, context) => listingFor(variant, context)?.compareAtPrice,
  }),
}));
