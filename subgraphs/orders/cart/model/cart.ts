import { ConflictError, ValidationError } from '#kernel/values/errors.ts';
import { DAY } from '#kernel/values/time.ts';
import type { DeliveryMethod } from '../../delivery/model/shipping.ts';

export const MAX_CART_LINES = 100;
export const MAX_LINE_QUANTITY = 10_000;
/** A cart lives this long after its last change, in milliseconds. */
export const CART_TTL_MS = 60 * DAY;

export interface CartLine {
  readonly id: string;
  readonly variantId: string;
  readonly quantity: number;
}

export interface Address {
  readonly name?: string | undefined;
  readonly line1: string;
  readonly line2?: string | undefined;
  readonly postalCode: string;
  readonly city: string;
  readonly countryCode: string;
  readonly phone?: string | undefined;
  readonly latitude?: number | undefined;
  readonly longitude?: number | undefined;
}

export interface Cart {
  readonly id: string;
  readonly token: string;
  readonly channel: string;
  readonly currency: string;
  readonly status: 'OPEN' | 'ORDERED' | 'MERGED';
  readonly version: number;
  readonly customerId: string | null;
  /** By what the shop's touchpoints know a visitor who has not said who they are. */
  readonly anonymousId: string | null;
  readonly checkoutOrderId: string | null;
  readonly sellingLocationId: string | null;
  readonly email: string | null;
  readonly shippingAddress: Address | null;
  readonly deliveryMethod: DeliveryMethod;
  readonly pickupLocationId: string | null;
  readonly pointsToBurn: number;
  readonly giftCardCodes: readonly string[];
  readonly updatedAt: Date;
  readonly expiresAt: Date;
  /** Until when the stock keeps the units for it; null when it keeps none. */
  readonly heldUntil: Date | null;
  readonly lines: readonly CartLine[];
}

/** @throws ConflictError when the cart cannot change any more, or not just now. */
export function assertOpen(cart: Cart): void {
  if (cart.status === 'ORDERED') throw new ConflictError('This cart was ordered already');
  if (cart.status === 'MERGED') throw new ConflictError('This cart was merged into another one');
  if (cart.checkoutOrderId !== null) throw new ConflictError('This cart is being checked out');
}

/** Adds units per variant; the same variant twice is one line with the sum, so nothing is lost by a merge. */
export function addLines(
  lines: readonly CartLine[],
  additions: ReadonlyArray<{ variantId: string; quantity: number }>,
  newLineId: () => string,
): CartLine[] {
  const byVariant = new Map(lines.map((line) => [line.variantId, line]));
  additions.forEach(({ variantId, quantity }, index) => {
    const known = byVariant.get(variantId);
    const sum = (known?.quantity ?? 0) + quantity;
    if (!Number.isInteger(quantity) || quantity < 1 || sum > MAX_LINE_QUANTITY) {
      throw new ValidationError([
        { path: `lines.${index}.quantity`, message: `a line holds 1 to ${MAX_LINE_QUANTITY} units` },
      ]);
    }
    byVariant.set(variantId, { id: known?.id ?? newLineId(), variantId, quantity: sum });
  });
  if (byVariant.size > MAX_CART_LINES) {
    throw new ValidationError([{ path: 'lines', message: `a cart holds at most ${MAX_CART_LINES} lines` }]);
  }
  return [...byVariant.values()];
}

/** Sets a line's quantity; 0 removes it. @returns undefined when the cart has no such line. */
export function setLineQuantity(lines: readonly CartLine[], lineId: string, quantity: number): CartLine[] | undefined {
  if (!lines.some((line) => line.id === lineId)) return undefined;
  if (!Number.isInteger(quantity) || quantity < 0 || quantity > MAX_LINE_QUANTITY) {
    throw new ValidationError([{ path: 'quantity', message: `must be between 0 and ${MAX_LINE_QUANTITY}` }]);
  }
  return lines.flatMap((line) => (line.id !== lineId ? [line] : quantity === 0 ? [] : [{ ...line, quantity }]));
}
