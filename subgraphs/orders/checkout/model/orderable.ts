import { ConflictError, type FieldIssue, ValidationError } from '#kernel/values/errors.ts';
import { parseMoney, toDecimal } from '#kernel/values/money.ts';
import { assertOpen, type Cart } from '../../cart/model/cart.ts';
import type { PricedCart } from '../../cart/model/priced-cart.ts';
import { MAX_TOTAL_MINOR } from '../../totals/model/pricing.ts';
import type { MoneyValue } from './attempt.ts';

/** @throws ConflictError | ValidationError when the cart cannot be ordered as it is. */
export function assertOrderable(cart: Cart): void {
  assertOpen(cart);
  const issues: FieldIssue[] = [];
  if (cart.lines.length === 0) issues.push({ path: 'cartId', message: 'the cart is empty' });
  if (cart.deliveryMethod === 'SHIP' && cart.shippingAddress === null)
    issues.push({ path: 'shippingAddress', message: 'home delivery needs an address' });
  if (cart.deliveryMethod === 'PICKUP' && cart.pickupLocationId === null)
    issues.push({ path: 'pickupLocationId', message: 'pickup needs a store' });
  if (cart.deliveryMethod === 'IN_STORE' && cart.sellingLocationId === null)
    issues.push({ path: 'deliveryMethod', message: 'only a store can sell in store' });
  if (cart.pointsToRedeem > 0 && cart.customerId === null)
    issues.push({ path: 'pointsToRedeem', message: 'points need a customer' });
  if (issues.length > 0) throw new ValidationError(issues);
}

/** @throws ValidationError for a total that no order can have, ConflictError for another one than the customer saw. */
export function assertTotal({ cart, totals }: PricedCart, expected: MoneyValue | undefined): void {
  if (totals.totalMinor > MAX_TOTAL_MINOR)
    throw new ValidationError([{ path: 'cartId', message: 'the cart costs more than any order can' }]);
  if (!expected) return;
  const { minor, currency } = parseMoney(expected.amount, expected.currencyCode, 'expectedTotal');
  if (currency !== cart.currency || minor !== totals.totalMinor) {
    const now = toDecimal({ minor: totals.totalMinor, currency: cart.currency });
    throw new ConflictError(`The total is now ${now} ${cart.currency}`);
  }
}
