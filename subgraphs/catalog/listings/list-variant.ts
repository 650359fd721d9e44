import type { Tx } from '#kernel/database/database.ts';
import type { Product } from '../products/model/product.ts';
import type { NewVariant } from '../products/model/variant-draft.ts';
import { type NewListing, publishListings } from './store/listings.ts';

/**
 * Lists a new variant wherever its product is, at its own price or, in channels of another currency or without one, at
 * that of the product's first variant there.
 */
export async function listVariant(tx: Tx, product: Product, variant: NewVariant, now: Date): Promise<void> {
  await publishListings(tx, inheritedListings(product, variant), now);
}

/** The channels in which some variant of the product shows, each with the first such variant's window and price. */
function inheritedListings(product: Product, variant: NewVariant): NewListing[] {
  const inherited = new Map<string, NewListing>();
  for (const sibling of product.variants) {
    for (const {
      channelCode,
      visible,
      price,
      compareAtPrice,
      publishFromMs,
      publishToMs,
    } of sibling.listings.values()) {
      if (!visible || inherited.has(channelCode)) continue;
      const own = variant.price?.currency === price.currency ? variant.price : undefined;
      inherited.set(channelCode, {
        variantId: variant.id,
        channelCode,
        price: own ?? price,
        compareAtPrice: own ? variant.compareAtPrice : compareAtPrice,
        publishFrom: publishFromMs === null ? null : new Date(publishFromMs),
        publishTo: publishToMs === null ? null : new Date(publishToMs),
      });
    }
  }
  return [...inherited.values()];
}
