import { createContext, useContext, useEffect, useState } from 'react';
import { useTexts } from '../texts.ts';
import { ADD_LINES, CREATE_CART, READ_CART } from './documents.ts';
import type { CartPartsFragment } from './generated/graphql.ts';
import { ask, done, keepSession, newKey } from './shop.ts';

const CART = 'cart';

export interface Cart {
  /** Undefined while there is none. */
  readonly cart: CartPartsFragment | undefined;
  /** Takes a cart as a mutation answered it; none once it is ordered. */
  set(cart: CartPartsFragment | undefined): void;
  add(variantId: string): Promise<void>;
}

export const CartContext = createContext<Cart | undefined>(undefined);

export function useCart(): Cart {
  const cart = useContext(CartContext);
  if (!cart) throw new Error('outside of the shop');
  return cart;
}

/** The cart of this browser: its id is kept, the rest is read. */
export function useKeptCart(): Cart {
  const { language } = useTexts();
  const [cart, setCart] = useState<CartPartsFragment>();
  useEffect(() => {
    const id = localStorage.getItem(CART);
    if (id)
      ask(READ_CART, { id }, language).then(
        ({ cart }) => setCart(cart ?? undefined),
        () => undefined,
      );
  }, [language]);
  const set = (given: CartPartsFragment | undefined) => {
    setCart(given);
    if (given) localStorage.setItem(CART, given.id);
    else localStorage.removeItem(CART);
  };
  return {
    cart,
    set,
    async add(variantId) {
      const input = { lines: [{ variantId, quantity: 1 }], idempotencyKey: newKey() };
      if (cart) {
        const { addCartLines } = await ask(ADD_LINES, { input: { cartId: cart.id, ...input } }, language);
        return set(done(addCartLines).cart);
      }
      const created = done((await ask(CREATE_CART, { input }, language)).createCart);
      if (created.session) keepSession(created.session);
      set(created.cart);
    },
  };
}
