import { ConflictError, type FieldIssue, ValidationError } from '#kernel/values/errors.ts';
import { parseMoney, toDecimal } from '#kernel/values/money.ts';
import type { Cart } from '../../cart/model/cart.ts';
import type { PricedCart } from '../../cart/model/priced-cart.ts';
import type { StockAt } from '../../routing/model/routing.ts';
import { MAX_TOTAL_MINOR } from '../../totals/model/pricing.ts';
import type { MoneyValue } from './attempt.ts';

// What is checked once the cart is priced, and its stock and its buyer's address are known.

/** @throws ValidationError when a line of the cart cannot be bought on its channel. */
export function assertAllSellable(priced: PricedCart): void {
  const issues = priced.lines.flatMap(({ problem, variant }): FieldIssue[] => {
    if (problem === null) return [];
    const message = `${variant?.productTitle ?? 'A product'} ${problem.en}`;
    return [{ path: 'cartId', issueCode: 'NOT_ALLOWED', message }];
  });
  if (issues.length > 0) throw new ValidationError(issues);
}

/**
 * What no store sells is confirmed by e-mail.
 * @throws ValidationError without an address to write to.
 */
export function assertReachable({ sellingLocationId }: Cart, email: string | null): void {
  if (email !== null || sellingLocationId !== null) return;
  throw new ValidationError([{ path: 'cartId', issueCode: 'REQUIRED', message: 'the order needs an e-mail address' }]);
}

/** @throws ValidationError when the store of a pickup offers none. */
export function assertPickup({ deliveryMethod, pickupLocationId }: Cart, stock: readonly StockAt[]): void {
  if (deliveryMethod !== 'PICKUP') return;
  const store = stock.find(({ locationId }) => locationId === pickupLocationId);
  if (store?.pickupEnabled !== false) return;
  throw new ValidationError([{ path: 'cartId', issueCode: 'NOT_ALLOWED', message: 'this store offers no pickup' }]);
}

/** @throws ValidationError for a total that no order can have, ConflictError for another one than the customer saw. */
export function assertTotal({ cart, totals }: PricedCart, expected: MoneyValue | undefined): void {
  if (totals.totalMinor > MAX_TOTAL_MINOR)
    throw new ValidationError([
      { path: 'cartId', issueCode: 'TOO_LARGE', message: 'the cart costs more than any order can' },
    ]);
  if (!expected) return;
  const { minor, currency } = parseMoney(expected.amount, expected.currencyCode, 'expectedTotal');
  if (currency !== cart.currency || minor !== totals.totalMinor) {
    const now = toDecimal({ minor: totals.totalMinor, currency: cart.currency });
    throw new ConflictError(`The total is now ${now} ${cart.currency}`, 'TOTAL_CHANGED');
  }
}
