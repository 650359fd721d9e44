import type { RequestContext } from '#kernel/request/context.ts';
import { NotFoundError } from '#kernel/values/errors.ts';
import type { OrdersDeps } from '../deps.ts';
import type { PricedCart } from './model/priced-cart.ts';
import { type CartInput, openCart } from './open-cart.ts';
import { priceCart } from './price-cart.ts';

/** The cart at today's prices of its channel; null when there is none that the caller may see. */
export async function findCart(
  deps: OrdersDeps,
  request: RequestContext,
  input: CartInput,
): Promise<PricedCart | null> {
  try {
    const cart = await openCart(deps, request, input);
    return await priceCart(deps, request, cart);
  } catch (error) {
    if (error instanceof NotFoundError) return null;
    throw error;
  }
}
