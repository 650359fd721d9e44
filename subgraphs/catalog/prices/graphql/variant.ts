import type { GraphContext } from '#kernel/graphql/builder.ts';
import { builder, MoneyType } from '../../builder.ts';
import { DEFAULT_CHANNEL } from '../../channels/model/channel.ts';
import type { CatalogDeps } from '../../deps.ts';
import { VariantType } from '../../products/graphql/types.ts';
import { visibleListing } from '../../products/model/listing.ts';
import type { Listing, Variant } from '../../products/model/product.ts';
import { seesEverything } from '../../products/model/visibility.ts';

/** The listing that the caller may see. */
function listingFor(
  variant: Variant,
  channel: string | null | undefined,
  { deps, request }: GraphContext<CatalogDeps>,
): Listing | null {
  const viewer = { seesEverything: seesEverything(request), nowMs: deps.clock.now().getTime() };
  return visibleListing(variant, channel ?? DEFAULT_CHANNEL, viewer);
}

builder.objectFields(VariantType, (t) => ({
  price: t.field({
    type: MoneyType,
    nullable: true,
    description: 'The price in the channel; null where the variant does not show.',
    args: { channel: t.arg.id({ defaultValue: DEFAULT_CHANNEL }) },
    resolve: (variant, { channel }, context) => listingFor(variant, channel, context)?.price,
  }),
  compareAtPrice: t.field({
    type: MoneyType,
    nullable: true,
    description: 'The price it is compared with in the channel, struck through.',
    args: { channel: t.arg.id({ defaultValue: DEFAULT_CHANNEL }) },
    resolve: (variant, { channel }, context) => listingFor(variant, channel, context)?.compareAtPrice,
  }),
}));
