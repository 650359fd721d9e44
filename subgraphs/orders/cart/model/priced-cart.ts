import { type FieldIssue, ValidationError } from '#kernel/values/errors.ts';
import type { Words } from '#kernel/values/words.ts';
import type { CartLineId, VariantId } from '../../../shared/ids.ts';
import { coordinatesOf } from '../../delivery/model/address.ts';
import { priceShipping, shippingOf } from '../../delivery/model/shipping.ts';
import type { PricedVariant } from '../../ports/catalog.ts';
import type { RoutingRequest } from '../../routing/model/routing.ts';
import type { Sold } from '../../totals/model/cost.ts';
import { type LineFigures, type OrderTotals, priceLine, sumOrder } from '../../totals/model/pricing.ts';
import type { Cart } from './cart.ts';
import type { Units } from './cart-lines.ts';
import { unsellable } from './cart-words.ts';

export interface PricedCartLine {
  readonly id: CartLineId;
  readonly variantId: VariantId;
  readonly quantity: number;
  /** What a unit cost when the line was put in or changed last; null when it had no price. */
  readonly shownPriceMinor: bigint | null;
  /** 0 when it cannot be bought here: such a line counts for nothing. */
  readonly unitPriceMinor: bigint;
  readonly figures: LineFigures;
  /** Undefined when the catalog does not know it any more. */
  readonly variant: PricedVariant | undefined;
  /** Why it cannot be bought on this channel now; null when it can. */
  readonly problem: Words | null;
}

/** A cart at the prices of its channel, now. */
export interface PricedCart {
  readonly cart: Cart;
  readonly lines: readonly PricedCartLine[];
  readonly totals: OrderTotals;
  /** Minutes for which the channel's carts hold their units; null where they hold none, and for an empty cart. */
  readonly cartHoldMinutes: number | null;
  /** Units of a variant that one session or customer of the channel may hold; null where nothing limits them. */
  readonly maxHeldQuantity: number | null;
}

function toLine(line: Cart['lines'][number], variant: PricedVariant | undefined): PricedCartLine {
  const isForSale = variant?.sellable === true && variant.unitPriceMinor !== null;
  const unitPriceMinor = isForSale ? (variant.unitPriceMinor ?? 0n) : 0n;
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
    problem: isForSale ? null : unsellable(variant?.reason),
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

/** What of its goods a cart wants to have where: the question that its holds and its issues put to the stock. */
export function toRoutingRequest(
  { cart }: Pick<PricedCart, 'cart'>,
  lines: readonly Units[] = cart.lines,
): RoutingRequest {
  const { deliveryMethod, pickupLocationId, sellingLocationId, shippingAddress } = cart;
  return {
    // Until the customer has said where they collect, their units may lie anywhere.
    deliveryMethod: deliveryMethod === 'PICKUP' && pickupLocationId === null ? 'SHIP' : deliveryMethod,
    pickupLocationId,
    sellingLocationId,
    destination: coordinatesOf(shippingAddress),
    lines: lines.map(({ variantId, quantity }) => ({ lineId: variantId, variantId, quantity })),
  };
}

/** The cart as it is written: lines that were put in or changed have the price that they show now. */
export function withShownPrices({ cart, lines }: PricedCart): Cart {
  const prices = new Map(lines.map((line) => [line.id, line.variant?.unitPriceMinor ?? null]));
  const shown = cart.lines.map((line) => ({
    ...line,
    shownPriceMinor: line.shownPriceMinor ?? prices.get(line.id) ?? null,
  }));
  return { ...cart, lines: shown };
}

/** Totals of a cart whose variants the catalog has priced. */
export function totalCart(cart: Cart, variants: readonly PricedVariant[]): PricedCart {
  const byId = new Map(variants.map((variant) => [variant.variantId, variant]));
  const lines = cart.lines.map((line) => toLine(line, byId.get(line.variantId)));
  const goodsMinor = lines.reduce((sum, line) => sum + line.unitPriceMinor * BigInt(line.quantity), 0n);
  const shipping = priceShipping({
    deliveryMethod: cart.deliveryMethod,
    soldInStore: cart.sellingLocationId !== null,
    goodsMinor,
    hasGoods: lines.some(({ problem, variant }) => problem === null && variant?.kind !== 'SERVICE'),
    currency: cart.currency,
  });
  return {
    cart,
    lines,
    cartHoldMinutes: variants[0]?.cartHoldMinutes ?? null,
    maxHeldQuantity: variants[0]?.maxHeldQuantity ?? null,
    totals: sumOrder(
      lines.map((line) => line.figures),
      shipping,
    ),
  };
}

/** @throws ValidationError naming each of the input's lines whose variant cannot be bought on the cart's channel. */
export function assertSellable(priced: PricedCart, variantIds: readonly string[]): void {
  const problems = new Map(priced.lines.map((line) => [line.variantId as string, line.problem]));
  const issues = variantIds.flatMap((variantId, index): FieldIssue[] => {
    const problem = problems.get(variantId);
    return problem ? [{ path: `lines.${index}.variantId`, issueCode: 'NOT_ALLOWED', message: problem.en }] : [];
  });
  if (issues.length > 0) throw new ValidationError(issues);
}
