import type { Words } from '#kernel/values/words.ts';
import { hasShippingRate } from '../../delivery/model/shipping.ts';
import { type StockAt, servableStock } from '../../routing/model/routing.ts';
import { goodsOf } from './cart-hold.ts';
import type { CartPayment } from './cart-payment.ts';
import {
  cardCannotPay,
  NEEDS_ADDRESS,
  NEEDS_STORE,
  noShippingRate,
  notEnough,
  PRICE_CHANGED,
  sentence,
} from './cart-words.ts';
import { type PricedCart, type PricedCartLine, toRoutingRequest } from './priced-cart.ts';

export const CART_ISSUE_KINDS = [
  'ADDRESS_NEEDED',
  'CODE_NOT_APPLICABLE',
  'NOT_ENOUGH_STOCK',
  'NOT_LISTED',
  'NO_SHIPPING_RATE',
  'PRICE_CHANGED',
] as const;

/** Something that is wrong with a cart or one of its lines now. */
export interface CartIssue {
  readonly kind: (typeof CART_ISSUE_KINDS)[number];
  readonly message: Words;
  /** Units that are available; of NOT_ENOUGH_STOCK alone. */
  readonly availableQuantity: number | null;
}

function issue(kind: CartIssue['kind'], message: Words, availableQuantity: number | null = null): CartIssue {
  return { kind, message, availableQuantity };
}

/** What is wrong with a cart as a whole. */
export function issuesOfCart(priced: PricedCart, { giftCards }: CartPayment): CartIssue[] {
  const { deliveryMethod, shippingAddress, pickupLocationId, sellingLocationId, currency } = priced.cart;
  const issues: CartIssue[] = [];
  const goesNowhere =
    (deliveryMethod === 'SHIP' && shippingAddress === null) ||
    (deliveryMethod === 'PICKUP' && pickupLocationId === null);
  if (goesNowhere && goodsOf(priced).length > 0) {
    issues.push(issue('ADDRESS_NEEDED', deliveryMethod === 'SHIP' ? NEEDS_ADDRESS : NEEDS_STORE));
  }
  if (deliveryMethod === 'SHIP' && sellingLocationId === null && !hasShippingRate(currency)) {
    if (goodsOf(priced).length > 0) issues.push(issue('NO_SHIPPING_RATE', noShippingRate(currency)));
  }
  for (const { maskedCode, problem } of giftCards) {
    if (problem !== null) issues.push(issue('CODE_NOT_APPLICABLE', cardCannotPay(maskedCode, problem)));
  }
  return issues;
}

function stockIssue(line: PricedCartLine, available: number): CartIssue[] {
  if (available >= line.quantity) return [];
  return [issue('NOT_ENOUGH_STOCK', notEnough(available), available)];
}

/** What is wrong with each line, by its id. @param stock what the cart could be served from; null when it is not known. */
export function issuesOfLines(priced: PricedCart, stock: readonly StockAt[] | null): Map<string, CartIssue[]> {
  const available = new Map<string, number>();
  for (const { variantId, available: units } of servableStock(toRoutingRequest(priced), stock ?? [])) {
    available.set(variantId, (available.get(variantId) ?? 0) + Math.max(0, units));
  }
  const goods = new Set(stock === null ? [] : goodsOf(priced));
  return new Map(
    priced.lines.map((line) => {
      if (line.problem !== null) return [line.id, [issue('NOT_LISTED', sentence(line.problem))]];
      const changed = line.shownPriceMinor !== null && line.shownPriceMinor !== line.unitPriceMinor;
      return [
        line.id,
        [
          ...(changed ? [issue('PRICE_CHANGED', PRICE_CHANGED)] : []),
          ...(goods.has(line) ? stockIssue(line, available.get(line.variantId) ?? 0) : []),
        ],
      ];
    }),
  );
}
