import { type FieldIssue, ValidationError } from '#kernel/values/errors.ts';
import type { CartLineId, VariantId } from '../../../shared/ids.ts';
import { priceShipping, shippingOf } from '../../delivery/model/shipping.ts';
import type { PricedVariant } from '../../ports/catalog.ts';
import type { Sold } from '../../totals/model/cost.ts';
import { type LineFigures, type OrderTotals, priceLine, sumOrder } from '../../totals/model/pricing.ts';
import type { Cart } from './cart.ts';

export interface PricedCartLine {
  readonly id: CartLineId;
  readonly variantId: VariantId;
  readonly quantity: number;
  /** 0 when the variant has no price here. */
  readonly unitPriceMinor: bigint;
  readonly figures: LineFigures;
  /** Undefined when the catalog does not know it any more. */
  readonly variant: PricedVariant | undefined;
  /** Why it cannot be bought on this channel now; null when it can. */
  readonly problem: string | null;
}

/** A cart at the prices of its channel, now. */
export interface PricedCart {
  readonly cart: Cart;
  readonly lines: readonly PricedCartLine[];
  readonly totals: OrderTotals;
  /** Σ unit price × quantity as shown. */
  readonly subtotalMinor: bigint;
  /** Shipping as the customer pays it, tax included. */
  readonly shippingPaidMinor: bigint;
  /** Minutes for which the channel's carts hold their units; null where they hold none, and for an empty cart. */
  readonly cartHoldMinutes: number | null;
}

function toLine(line: Cart['lines'][number], variant: PricedVariant | undefined): PricedCartLine {
  const unitPriceMinor = variant?.unitPriceMinor ?? 0n;
  const priced = variant?.sellable && variant.unitPriceMinor !== null;
  return {
    ...line,
    unitPriceMinor,
    variant,
    figures: priceLine({
      quantity: line.quantity,
      unitPriceMinor,
      discountMinor: 0n,
      taxRateBasisPoints: variant?.taxRateBasisPoints ?? 0,
      taxIncluded: variant?.taxIncluded ?? false,
    }),
    problem: priced ? null : (variant?.reason ?? 'not sold on this channel'),
  };
}

/** A cart as it is sold: what its `Cost` and those of its lines are made of. */
export function soldCart({ cart, lines, totals }: PricedCart): Sold {
  const soldLines = lines.map(({ quantity, unitPriceMinor, variant, figures }) => ({
    quantity,
    unitPriceMinor,
    taxRateBasisPoints: variant?.taxRateBasisPoints ?? 0,
    taxIncluded: variant?.taxIncluded ?? false,
    ...figures,
  }));
  const taxMinor = soldLines.reduce((left, line) => left - line.taxMinor, totals.taxMinor);
  return {
    currency: cart.currency,
    lines: soldLines,
    shipping: shippingOf(cart.deliveryMethod, { netMinor: totals.shippingMinor, taxMinor }),
  };
}

/** Totals of a cart whose variants the catalog has priced. */
export function totalCart(cart: Cart, variants: readonly PricedVariant[]): PricedCart {
  const byId = new Map(variants.map((variant) => [variant.variantId, variant]));
  const lines = cart.lines.map((line) => toLine(line, byId.get(line.variantId)));
  const subtotalMinor = lines.reduce((sum, line) => sum + line.unitPriceMinor * BigInt(line.quantity), 0n);
  const shipping = priceShipping({
    deliveryMethod: cart.deliveryMethod,
    soldInStore: cart.sellingLocationId !== null,
    goodsMinor: subtotalMinor,
    hasGoods: lines.some((line) => line.variant?.kind !== 'SERVICE'),
    currency: cart.currency,
  });
  return {
    cart,
    lines,
    subtotalMinor,
    shippingPaidMinor: shipping.netMinor + shipping.taxMinor,
    cartHoldMinutes: variants[0]?.cartHoldMinutes ?? null,
    totals: sumOrder(
      lines.map((line) => line.figures),
      shipping,
    ),
  };
}

/** @throws ValidationError naming each of these variants that cannot be bought on the cart's channel. */
export function assertSellable(priced: PricedCart, variantIds: ReadonlySet<string>): void {
  const issues = priced.lines.flatMap((line, index): FieldIssue[] =>
    line.problem !== null && variantIds.has(line.variantId)
      ? [{ path: `lines.${index}.variantId`, issueCode: 'NOT_ALLOWED', message: line.problem }]
      : [],
  );
  if (issues.length > 0) throw new ValidationError(issues);
}
