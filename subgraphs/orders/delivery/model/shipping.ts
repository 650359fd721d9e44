import type { ShippingFigures } from '../../totals/model/cost.ts';
import { priceLine } from '../../totals/model/pricing.ts';

/** @public named by tables.prisma. */
export type DeliveryMethod = 'SHIP' | 'PICKUP' | 'IN_STORE';

/** What sending an order costs in a currency, tax included; nothing from so much of goods on, as shown. Minor units. */
interface ShippingRate {
  readonly feeMinor: bigint;
  readonly freeFromMinor: bigint;
}

/** A fee belongs to its currency: 4.90 of another one is another price, so there sending is not charged. */
const RATES: Readonly<Record<string, ShippingRate>> = { EUR: { feeMinor: 490n, freeFromMinor: 10_000n } };

/** The French standard rate, which shipping follows. */
const TAX_RATE_BASIS_POINTS = 2_000;

/** Whether a fee for sending is set in a currency. */
export function hasShippingRate(currency: string): boolean {
  return RATES[currency] !== undefined;
}

/**
 * What shipping costs before tax, and its tax. Pickup is free, and so are what a store sells and sends
 * home, and what is sold in a currency without a rate.
 */
export function priceShipping(order: {
  deliveryMethod: DeliveryMethod;
  soldInStore: boolean;
  goodsMinor: bigint;
  hasGoods: boolean;
  currency: string;
}): { netMinor: bigint; taxMinor: bigint } {
  const rate = RATES[order.currency];
  const free = order.deliveryMethod !== 'SHIP' || order.soldInStore || !order.hasGoods;
  if (free || rate === undefined || order.goodsMinor >= rate.freeFromMinor) return { netMinor: 0n, taxMinor: 0n };
  const { netMinor, taxMinor } = priceLine({
    quantity: 1,
    unitPriceMinor: rate.feeMinor,
    discountMinor: 0n,
    taxRateBasisPoints: TAX_RATE_BASIS_POINTS,
    taxIncluded: true,
  });
  return { netMinor, taxMinor };
}

/** Shipping as a part of the cost; null where nothing is sent. */
export function shippingOf(
  deliveryMethod: DeliveryMethod,
  shipping: { readonly netMinor: bigint; readonly taxMinor: bigint },
): ShippingFigures | null {
  const { netMinor, taxMinor } = shipping;
  if (deliveryMethod !== 'SHIP' && netMinor === 0n && taxMinor === 0n) return null;
  // Other systems may have sold it without tax.
  return { netMinor, taxMinor, taxRateBasisPoints: taxMinor === 0n ? 0 : TAX_RATE_BASIS_POINTS };
}
