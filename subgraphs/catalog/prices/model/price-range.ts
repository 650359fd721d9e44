import type { TaxedMoney } from '#kernel/values/money.ts';
import { liveListing } from '../../products/model/listing.ts';
import type { Listing, Product, Variant } from '../../products/model/product.ts';
import { taxedPrice } from '../../products/model/taxed-price.ts';

export interface PriceRange {
  readonly min: TaxedMoney;
  readonly max: TaxedMoney;
}

/** The range of live prices in a channel, as they are displayed; null when nothing of the product shows there. */
export function priceRangeOf(product: Product, channelCode: string, nowMs: number): PriceRange | null {
  const live = product.variants.flatMap((variant) => {
    const listing = liveListing(variant, channelCode, nowMs);
    return listing ? [{ variant, listing }] : [];
  });
  const [first] = live;
  if (first === undefined) return null;
  const [min, max] = live.reduce(
    ([low, high], one) => [
      one.listing.price.minor < low.listing.price.minor ? one : low,
      one.listing.price.minor > high.listing.price.minor ? one : high,
    ],
    [first, first],
  );
  return { min: priceOf(min), max: priceOf(max) };
}

function priceOf({ variant, listing }: { readonly variant: Variant; readonly listing: Listing }): TaxedMoney {
  return taxedPrice(variant, listing, listing.price);
}
