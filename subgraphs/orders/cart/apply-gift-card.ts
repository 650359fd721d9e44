import type { RequestContext } from '#kernel/request/context.ts';
import { GIFT_CARD_PROBLEM_WORDS } from '../../shared/gift-card-problem.ts';
import type { OrdersDeps } from '../deps.ts';
import { GiftCardNotUsableError } from '../ports/errors.ts';
import { findRedeemable } from '../ports/loyalty-redeemable.ts';
import { type CartInput, changeCart } from './change-cart.ts';
import type { Cart } from './model/cart.ts';
import { addGiftCard, parseGiftCardCode, type StoredGiftCard } from './model/gift-cards.ts';
import type { PricedCart } from './model/priced-cart.ts';

/** The card that a code opens. @throws GiftCardNotUsableError when it cannot pay this cart now. */
async function findCard(
  deps: OrdersDeps,
  request: RequestContext,
  { currency }: Cart,
  code: string,
): Promise<StoredGiftCard> {
  const carts = [{ currency, customerId: null, codes: [code], keyIds: [], checkoutId: null }];
  const [answer] = await deps.ports.call(findRedeemable, { carts }, request);
  const card = answer?.giftCards[0];
  if (!card || card.giftCardId === null || card.giftCardKeyId === null || card.problem !== null) {
    const { maskedCode = '', problem } = card ?? {};
    const reason = GIFT_CARD_PROBLEM_WORDS[problem ?? 'UNKNOWN'].en;
    throw new GiftCardNotUsableError(`The gift card ${maskedCode} cannot be used: ${reason}`, maskedCode);
  }
  const { giftCardId: id, giftCardKeyId: keyId, maskedCode, usableMinor } = card;
  return { id, keyId, maskedCode, usableMinor: usableMinor.toString() };
}

/** Lets a gift card pay a cart; its money is held by the checkout. The same card again stays once. */
export async function applyGiftCard(
  deps: OrdersDeps,
  request: RequestContext,
  input: CartInput & { readonly code: string },
): Promise<PricedCart> {
  const code = parseGiftCardCode(input.code);
  return changeCart(deps, request, {
    mutation: 'applyGiftCard',
    input,
    decide: async (cart) => ({ giftCards: addGiftCard(cart.giftCards, await findCard(deps, request, cart, code)) }),
  });
}
