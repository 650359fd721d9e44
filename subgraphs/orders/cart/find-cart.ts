import type { RequestContext } from '#kernel/request/context.ts';
import { NotFoundError } from '#kernel/values/errors.ts';
import type { OrdersDeps } from '../deps.ts';
import type { PricedCart } from './model/priced-cart.ts';
import { openCart } from './open-cart.ts';
import { priceCart } from './price-cart.ts';

/** The cart at today's prices of its channel; null when there is none that the caller may see. */
export async function findCart(deps: OrdersDeps, request: RequestContext, cartId: string): Promise<PricedCart | null> {
  try {
    return await priceCart(deps, request, await openCart(deps, request, cartId));
  } catch (error) {
    if (error instanceof NotFoundError) return null;
    throw error;
  }
}
