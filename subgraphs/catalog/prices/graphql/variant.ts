import type { GraphContext } from '#kernel/graphql/builder.ts';
import { appliedContext } from '#kernel/request/context.ts';
import { builder, TaxedMoneyType } from '../../builder.ts';
import type { CatalogDeps } from '../../deps.ts';
import { VariantType } from '../../products/graphql/types.ts';
import { liveListing } from '../../products/model/listing.ts';
import type { Listing, Variant } from '../../products/model/product.ts';
import { taxedPrice } from '../../products/model/taxed-price.ts';

/** The listing that shoppers see in the context's channel. */
function listingFor(variant: Variant, { deps, request }: GraphContext<CatalogDeps>): Listing | undefined {
  return liveListing(variant, appliedContext(request).channelCode, deps.clock.now().getTime());
}

builder.objectFields(VariantType, (t) => ({
  price: t.field({
    type: TaxedMoneyType,
    nullable: true,
    description:
      "What shoppers pay for one in the context's channel at this moment; null where it does not show there.",
    resolve: (variant, _args, context) => {
      const listing = listingFor(variant, context);
      return listing ? taxedPrice(variant, listing, listing.price) : null;
    },
  }),
  compareAtPrice: t.field({
    type: TaxedMoneyType,
    nullable: true,
    description: 'The price that it is compared with there, struck through; null where there is none.',
    resolve: (variant, _args, context) => {
      const listing = listingFor(variant, context);
      return listing?.compareAtPrice ? taxedPrice(variant, listing, listing.compareAtPrice) : null;
    },
  }),
}));
