import type { GraphContext } from '#kernel/graphql/builder.ts';
import { perOperation } from '#kernel/graphql/per-operation.ts';
import { appliedContext } from '#kernel/request/context.ts';
import { builder, TaxedMoneyType } from '../../builder.ts';
import type { CatalogDeps } from '../../deps.ts';
import { VariantType } from '../../products/graphql/types.ts';
import { liveListing } from '../../products/model/listing.ts';
import type { Listing, Variant } from '../../products/model/product.ts';
import { taxedPrice } from '../../products/model/taxed-price.ts';

/** Where and when an operation looks at prices: the same for all of them. */
const lookOf = perOperation(({ clock }: CatalogDeps, request) => ({
  channelCode: appliedContext(request).channelCode,
  nowMs: clock.now().getTime(),
}));

/** The listing that shoppers see in the context's channel. */
function listingFor(variant: Variant, context: GraphContext<CatalogDeps>): Listing | undefined {
  const { channelCode, nowMs } = lookOf(context);
  return liveListing(variant, channelCode, nowMs);
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
