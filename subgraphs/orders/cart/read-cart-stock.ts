import type { RequestContext } from '#kernel/request/context.ts';
import { UnavailableError } from '#kernel/values/errors.ts';
import type { OrdersDeps } from '../deps.ts';
import { routingData } from '../ports/inventory-routing.ts';
import type { StockAt } from '../routing/model/routing.ts';
import { goodsOf } from './model/cart-hold.ts';
import type { PricedCart } from './model/priced-cart.ts';

/**
 * Stock of the goods of carts, in the order of the carts; null while inventory cannot say. Units that a cart or its
 * checkout holds are there for it, so each cart with a hold is a question of its own, and all others are one.
 */
export async function readCartStock(
  deps: OrdersDeps,
  request: RequestContext,
  carts: readonly PricedCart[],
): Promise<Array<readonly StockAt[] | null>> {
  const now = deps.clock.now();
  const ownerOf = ({ cart }: PricedCart) =>
    cart.checkoutOrderId ?? (cart.holdExpiresAt !== null && cart.holdExpiresAt > now ? cart.id : null);
  const wanted = new Map<string | null, Set<string>>();
  for (const priced of carts) {
    const variantIds = wanted.get(ownerOf(priced)) ?? new Set();
    for (const { variantId } of goodsOf(priced)) variantIds.add(variantId);
    wanted.set(ownerOf(priced), variantIds);
  }
  const answers = await Promise.all(
    [...wanted].map(async ([ownerId, ids]): Promise<[string | null, readonly StockAt[] | null]> => {
      const variantIds = [...ids];
      if (variantIds.length === 0) return [ownerId, []];
      const stock = await deps.ports.call(routingData, { variantIds, ownerId }, request).catch((error: unknown) => {
        if (!(error instanceof UnavailableError)) throw error;
        deps.logger.info('carts are shown without what their stock lacks', { error });
        return null;
      });
      return [ownerId, stock];
    }),
  );
  const byOwner = new Map(answers);
  return carts.map((priced) => byOwner.get(ownerOf(priced)) ?? null);
}
