import type { RequestContext } from '#kernel/request/context.ts';
import type { OrdersDeps } from '../deps.ts';
import { type CartInput, changeCart } from './change-cart.ts';
import { assertLineCount, type LineQuantity, setQuantities } from './model/cart-lines.ts';
import type { PricedCart } from './model/priced-cart.ts';

/** Sets how many units lines hold, at the price of now; 0 removes a line. */
export async function updateCartLines(
  deps: OrdersDeps,
  request: RequestContext,
  input: CartInput & { readonly lines: readonly LineQuantity[] },
): Promise<PricedCart> {
  assertLineCount(input.lines, 'lines');
  return changeCart(deps, request, {
    mutation: 'updateCartLines',
    input,
    decide: (cart) => ({ lines: setQuantities(cart.lines, input.lines) }),
  });
}
