import type { RequestContext } from '#kernel/request/context.ts';
import type { OrdersDeps } from '../deps.ts';
import { type CartInput, changeCart } from './change-cart.ts';
import { addLines, type LineInput, parseLines } from './model/cart-lines.ts';
import type { PricedCart } from './model/priced-cart.ts';

/** Adds units to a cart; a variant that is there already gets more of it. */
export async function addCartLines(
  deps: OrdersDeps,
  request: RequestContext,
  input: CartInput & { readonly lines: readonly LineInput[] },
): Promise<PricedCart> {
  const additions = parseLines(input.lines);
  return changeCart(deps, request, {
    mutation: 'addCartLines',
    input,
    decide: (cart) => ({ lines: addLines(cart.lines, additions) }),
    mustSell: additions.map((line) => line.variantId),
  });
}
