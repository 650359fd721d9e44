import { builder } from '../../builder.ts';
import type { PricedCart } from '../model/priced-cart.ts';

export const CartType = builder.objectRef<PricedCart>('Cart');

export const CartPayloadType = builder.objectRef<PricedCart>('CartPayload').implement({
  description: 'The cart as the change has left it.',
  fields: (t) => ({ cart: t.field({ type: CartType, resolve: (priced) => priced }) }),
});
