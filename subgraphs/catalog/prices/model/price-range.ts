import type { Money } from '#kernel/values/money.ts';
import { liveListing } from '../../products/model/listing.ts';
import type { Product } from '../../products/model/product.ts';

export interface PriceRange {
  readonly min: Money;
  readonly max: Money;
}

/** The range of live prices in a channel; null when nothing of the product shows there. */
export function priceRangeOf(product: Product, channelCode: string, nowMs: number): PriceRange | null {
  let range: PriceRange | null = null;
  for (const variant of product.variants) {
    const price = liveListing(variant, channelCode, nowMs)?.price;
    if (!price) continue;
    range =
      range === null
        ? { min: price, max: price }
        : {
            min: price.minor < range.min.minor ? price : range.min,
            max: price.minor > range.max.minor ? price : range.max,
          };
  }
  return range;
}
