import type { RequestContext } from '#kernel/request/context.ts';
import type { OrdersDeps } from '../deps.ts';
import { type CartInput, changeCart } from './change-cart.ts';
import { assertLineCount } from './model/cart-lines.ts';
import type { PricedCart } from './model/priced-cart.ts';

/** Takes lines out of a cart. Removing one that is gone changes nothing. */
export async function removeCartLines(
  deps: OrdersDeps,
  request: RequestContext,
  input: CartInput & { readonly lineIds: readonly string[] },
): Promise<PricedCart> {
  assertLineCount(input.lineIds, 'lineIds');
  const gone = new Set(input.lineIds);
  return changeCart(deps, request, {
    mutation: 'removeCartLines',
    input,
    decide: (cart) => ({ lines: cart.lines.filter((line) => !gone.has(line.id)) }),
  });
}
