import { exponentOf } from '#kernel/values/money.ts';
import type { ShippingFigures } from '../../totals/model/cost.ts';
import { priceLine } from '../../totals/model/pricing.ts';

/** @public named by tables.prisma. */
export type DeliveryMethod = 'SHIP' | 'PICKUP' | 'IN_STORE';

/** Home delivery costs 4.90, tax included, and nothing from 100.00 of goods as shown; in whole units where a currency has no cents. */
const FEE_HUNDREDTHS = 490n;
const FREE_FROM_HUNDREDTHS = 10_000n;
/** The French standard rate, which shipping follows. */
const TAX_RATE_BASIS_POINTS = 2_000;

function inMinor(hundredths: bigint, currency: string): bigint {
  const exponent = exponentOf(currency);
  return exponent >= 2 ? hundredths * 10n ** BigInt(exponent - 2) : hundredths / 10n ** BigInt(2 - exponent);
}

/** What shipping costs before tax, and its tax. Pickup is free, and so is what a store sells and sends home. */
export function priceShipping(order: {
  deliveryMethod: DeliveryMethod;
  soldInStore: boolean;
  goodsMinor: bigint;
  hasGoods: boolean;
  currency: string;
}): { netMinor: bigint; taxMinor: bigint } {
  const free =
    order.deliveryMethod !== 'SHIP' ||
    order.soldInStore ||
    !order.hasGoods ||
    order.goodsMinor >= inMinor(FREE_FROM_HUNDREDTHS, order.currency);
  if (free) return { netMinor: 0n, taxMinor: 0n };
  const { netMinor, taxMinor } = priceLine({
    quantity: 1,
    unitPriceMinor: inMinor(FEE_HUNDREDTHS, order.currency),
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
