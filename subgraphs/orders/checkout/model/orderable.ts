import { type FieldIssue, ValidationError } from '#kernel/values/errors.ts';
import { assertOpen, type Cart } from '../../cart/model/cart.ts';

/** @throws ConflictError | ValidationError when the cart cannot be ordered as it is. */
export function assertOrderable(cart: Cart): void {
  assertOpen(cart);
  const issues: FieldIssue[] = [];
  if (cart.lines.length === 0) issues.push({ path: 'cartId', issueCode: 'NOT_ALLOWED', message: 'the cart is empty' });
  if (cart.deliveryMethod === 'SHIP' && cart.shippingAddress === null)
    issues.push({ path: 'shippingAddress', issueCode: 'REQUIRED', message: 'home delivery needs an address' });
  if (cart.deliveryMethod === 'PICKUP' && cart.pickupLocationId === null)
    issues.push({ path: 'pickupLocationId', issueCode: 'REQUIRED', message: 'pickup needs a store' });
  if (cart.deliveryMethod === 'IN_STORE' && cart.sellingLocationId === null)
    issues.push({ path: 'deliveryMethod', issueCode: 'NOT_ALLOWED', message: 'only a store can sell in store' });
  if (cart.pointsToRedeem > 0 && cart.customerId === null)
    issues.push({ path: 'pointsToRedeem', issueCode: 'REQUIRED', message: 'points need a customer' });
  if (issues.length > 0) throw new ValidationError(issues);
}
