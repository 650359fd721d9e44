import type { RequestContext } from '#kernel/request/context.ts';
import { parseId } from '#kernel/values/ids.ts';
import type { OrdersDeps } from '../deps.ts';
import { type CartInput, changeCart } from './change-cart.ts';
import type { PricedCart } from './model/priced-cart.ts';

/** A gift card of the cart will not pay it. Removing one that is gone changes nothing. */
export async function removeGiftCard(
  deps: OrdersDeps,
  request: RequestContext,
  input: CartInput & { readonly giftCardId: string },
): Promise<PricedCart> {
  const giftCardId = parseId('gft', input.giftCardId, 'giftCardId');
  return changeCart(deps, request, {
    mutation: 'removeGiftCard',
    input,
    decide: (cart) => ({ giftCards: cart.giftCards.filter(({ id }) => id !== giftCardId) }),
  });
}
