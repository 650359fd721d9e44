import type { Listing, Product, Variant } from './product.ts';

/** Why a variant cannot be sold in a channel at this moment; null when it can. */
export type Unsellable = 'NOT_ACTIVE' | 'NOT_LISTED' | 'NOT_YET' | 'NO_LONGER' | 'OTHER_CURRENCY';

/** True when shoppers see the listing at that moment. */
function isLive(listing: Listing, nowMs: number): boolean {
  return (
    listing.visible &&
    (listing.publishFromMs === null || listing.publishFromMs <= nowMs) &&
    (listing.publishToMs === null || listing.publishToMs > nowMs)
  );
}

/** The variant's live listing in a channel, whatever the product's status. */
export function liveListing(variant: Variant, channelCode: string, nowMs: number): Listing | undefined {
  const listing = variant.listings.get(channelCode);
  return listing && isLive(listing, nowMs) ? listing : undefined;
}

/** True when the product is on sale in some channel, but for those that are hidden. */
export function isOnSale(product: Product, nowMs: number, hiddenChannelCodes: readonly string[]): boolean {
  if (product.status !== 'ACTIVE') return false;
  return product.variants.some((variant) => {
    for (const listing of variant.listings.values()) {
      if (isLive(listing, nowMs) && !hiddenChannelCodes.includes(listing.channelCode)) return true;
    }
    return false;
  });
}

/** Decides whether the variant can be sold in the channel at that moment, in that currency. */
export function whyUnsellable(
  variant: Variant,
  channelCode: string,
  currency: string,
  nowMs: number,
): Unsellable | null {
  if (variant.product.status !== 'ACTIVE') return 'NOT_ACTIVE';
  const listing = variant.listings.get(channelCode);
  if (!listing?.visible) return 'NOT_LISTED';
  if (listing.publishFromMs !== null && listing.publishFromMs > nowMs) return 'NOT_YET';
  if (listing.publishToMs !== null && listing.publishToMs <= nowMs) return 'NO_LONGER';
  return listing.price.currency === currency ? null : 'OTHER_CURRENCY';
}
