import { type Actor, bearerOf } from '#kernel/request/actor.ts';
import type { PricedCart } from './priced-cart.ts';

/** Whose session holds the units of a cart, and how many of a variant at most. */
export interface Holder {
  readonly id: string;
  readonly maxQuantity: number;
}

/** Null for staff and background work, and where the channel limits nobody. */
export function holderOf(actor: Actor, { maxHeldQuantity }: Pick<PricedCart, 'maxHeldQuantity'>): Holder | null {
  const id = bearerOf(actor);
  return id === undefined || maxHeldQuantity === null ? null : { id, maxQuantity: maxHeldQuantity };
}
