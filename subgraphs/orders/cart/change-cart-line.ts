import type { RequestContext } from '#kernel/request/context.ts';
import { NotFoundError } from '#kernel/values/errors.ts';
import type { OrdersDeps } from '../deps.ts';
import { changeCart } from './change-cart.ts';
import { setLineQuantity } from './model/cart-lines.ts';
import type { PricedCart } from './model/priced-cart.ts';
import type { CartInput } from './open-cart.ts';

/** Sets how many units a line holds; 0 removes it. Removing a line that is gone changes nothing. */
export async function changeCartLine(
  deps: OrdersDeps,
  request: RequestContext,
  input: CartInput & { readonly lineId: string; readonly quantity: number },
): Promise<PricedCart> {
  return changeCart(deps, request, input, (cart) => {
    const lines = setLineQuantity(cart.lines, input.lineId, input.quantity);
    if (!lines && input.quantity > 0) throw new NotFoundError('cart line', input.lineId);
    return { lines: lines ?? cart.lines };
  });
}
