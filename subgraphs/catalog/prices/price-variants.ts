import type { CatalogDeps } from '../deps.ts';
import { type Unsellable, whyUnsellable } from '../products/model/listing.ts';
import type { Variant } from '../products/model/product.ts';

/** A variant as orders puts it on a line. */
export interface PricedVariant {
  readonly variant: Variant;
  readonly unitPriceMinor: bigint | null;
  readonly unitCostMinor: bigint | null;
  readonly taxIncluded: boolean;
  /** Minutes for which a cart of the channel holds its units; null where carts hold none. */
  readonly cartHoldMinutes: number | null;
  /** Units of a variant that one session or customer may hold; null where nothing limits them. */
  readonly maxHeldQuantity: number | null;
  /** Null when it can be sold. */
  readonly reason: Unsellable | null;
}

/** Prices variants for a channel; those that do not exist are left out, those that cannot be sold say why. */
export async function priceVariants(
  deps: CatalogDeps,
  request: { readonly channel: string; readonly currencyCode: string; readonly variantIds: readonly string[] },
): Promise<PricedVariant[]> {
  const { channel, currencyCode, variantIds } = request;
  const { variants, cartHoldMinutes, maxHeldQuantity } = await deps.products.variantsIn(channel, variantIds);
  const nowMs = deps.clock.now().getTime();
  return variants.flatMap((variant) => {
    if (!variant) return [];
    const listing = variant.listings.get(channel);
    return [
      {
        variant,
        unitPriceMinor: listing?.price.currency === currencyCode ? listing.price.minor : null,
        unitCostMinor: variant.unitCost?.currency === currencyCode ? variant.unitCost.minor : null,
        taxIncluded: listing?.taxIncluded ?? true,
        cartHoldMinutes,
        maxHeldQuantity,
        reason: whyUnsellable(variant, channel, currencyCode, nowMs),
      },
    ];
  });
}
