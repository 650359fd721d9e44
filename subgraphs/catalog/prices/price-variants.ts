import { type Actor, anonymous } from '#kernel/request/actor.ts';
import { isOpenTo } from '../../shared/channel-audience.ts';
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

/** For whom a channel is asked what it sells. */
interface PriceRequest {
  readonly channel: string;
  readonly currencyCode: string;
  readonly variantIds: readonly string[];
  /** The customer who buys by a token of their own; empty for a guest, absent where staff or a POS sells. */
  readonly buyerId?: string | null | undefined;
}

function buyerOf(buyerId: string | null | undefined): Actor {
  if (typeof buyerId !== 'string') return { kind: 'service', name: 'price-variants' };
  return buyerId === '' ? anonymous : { kind: 'customer', customerId: buyerId, sessionId: '' };
}

/** Prices variants for a channel; those that do not exist are left out, those that cannot be sold say why. */
export async function priceVariants(
  deps: CatalogDeps,
  { channel: code, currencyCode, variantIds, buyerId }: PriceRequest,
): Promise<PricedVariant[]> {
  const { variants, channel, ...holds } = await deps.products.variantsIn(code, variantIds);
  const isSelling = channel !== null && isOpenTo(channel, buyerOf(buyerId));
  const nowMs = deps.clock.now().getTime();
  return variants.flatMap((variant) => {
    if (!variant) return [];
    const listing = variant.listings.get(code);
    return [
      {
        variant,
        unitPriceMinor: listing?.price.currency === currencyCode ? listing.price.minor : null,
        unitCostMinor: variant.unitCost?.currency === currencyCode ? variant.unitCost.minor : null,
        taxIncluded: listing?.taxIncluded ?? true,
        ...holds,
        reason: isSelling ? whyUnsellable(variant, code, currencyCode, nowMs) : ('NOT_LISTED' as const),
      },
    ];
  });
}
