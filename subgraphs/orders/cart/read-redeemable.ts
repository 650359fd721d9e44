import type { RequestContext } from '#kernel/request/context.ts';
import type { OrdersDeps } from '../deps.ts';
import { findRedeemable, type Redeemable } from '../ports/loyalty-redeemable.ts';
import type { Cart } from './model/cart.ts';

/** What points and gift cards could pay of carts now, in the order of the carts; asks nothing for those with neither. */
export async function readAllRedeemable(
  deps: OrdersDeps,
  request: RequestContext,
  carts: readonly Cart[],
): Promise<Redeemable[]> {
  const asked = carts.filter((cart) => cart.pointsToRedeem > 0 || cart.giftCards.length > 0);
  const none: Redeemable = { points: 0, minorPerPoint: 0n, giftCards: [] };
  if (asked.length === 0) return carts.map(() => none);
  const answers = await deps.ports.call(
    findRedeemable,
    {
      carts: asked.map(({ currency, customerId, giftCards, checkoutOrderId }) => ({
        currency,
        customerId,
        codes: [],
        keyIds: giftCards.map(({ keyId }) => keyId),
        checkoutId: checkoutOrderId,
      })),
    },
    request,
  );
  const byCart = new Map(asked.map((cart, index) => [cart, answers[index]]));
  return carts.map((cart) => byCart.get(cart) ?? none);
}

/** The same of one cart. @throws UnavailableError while loyalty cannot say. */
export async function readRedeemable(deps: OrdersDeps, request: RequestContext, cart: Cart): Promise<Redeemable> {
  const [redeemable] = await readAllRedeemable(deps, request, [cart]);
  return redeemable ?? { points: 0, minorPerPoint: 0n, giftCards: [] };
}
