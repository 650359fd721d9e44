import type { RequestContext } from '#kernel/request/context.ts';
import { ForbiddenError, ValidationError } from '#kernel/values/errors.ts';
import { isId } from '#kernel/values/ids.ts';
import type { CustomerId } from '../../shared/ids.ts';
import { can } from '../../shared/permissions.ts';
import type { OrdersDeps } from '../deps.ts';
import { changeCart } from './change-cart.ts';
import { parseCartFields } from './model/cart-fields.ts';
import type { PricedCart } from './model/priced-cart.ts';
import type { CartInput } from './open-cart.ts';

/** Whose cart it is; staff only, when they serve a customer they have identified. */
function parseCustomer(request: RequestContext, customerId: unknown): CustomerId | undefined {
  if (customerId === undefined || customerId === null) return undefined;
  if (!can(request.actor, 'orders:write')) throw new ForbiddenError('Only staff may say whose cart this is');
  if (typeof customerId !== 'string' || !isId('cus', customerId)) {
    throw new ValidationError([
      { path: 'customerId', issueCode: 'INVALID_FORMAT', message: 'expected an id of a customer' },
    ]);
  }
  return customerId;
}

/** Sets what is given of a cart: its channel (prices follow), where it goes, what pays beside money. */
export async function updateCart(
  deps: OrdersDeps,
  request: RequestContext,
  input: CartInput & Readonly<Record<string, unknown>>,
): Promise<PricedCart> {
  const fields = parseCartFields(input);
  const customerId = parseCustomer(request, input['customerId']);
  return changeCart(deps, request, input, (cart) => ({
    ...fields,
    ...(customerId === undefined ? {} : { customerId }),
    // Points belong to a person: another person's cart takes none along.
    ...(customerId !== undefined && customerId !== cart.customerId
      ? { pointsToRedeem: fields.pointsToRedeem ?? 0 }
      : {}),
  }));
}
