import { MINUTE } from '#kernel/values/time.ts';
import type { CartId } from '../../../shared/ids.ts';
import type { Cart } from './cart.ts';
import type { CartLine } from './cart-lines.ts';
import type { PricedCart } from './priced-cart.ts';

type Units = ReadonlyArray<Pick<CartLine, 'variantId' | 'quantity'>>;

/** What a change of a cart asks of the stock, and when: before the change is written, or after. */
export type CartHoldPlan =
  | { readonly kind: 'NONE' }
  | { readonly kind: 'RELEASE' }
  | { readonly kind: 'SHRINK'; readonly expiresAt: Date }
  | {
      readonly kind: 'HOLD';
      readonly expiresAt: Date;
      /** Variants of which the change adds units: without them there is no change. */
      readonly grown: ReadonlySet<string>;
      /** Lines that are not available and that the change does not add to go without a hold, so that they do not block the others. */
      readonly mayDrop: boolean;
    };

/**
 * Units are taken before the cart says that it has them, and given back after it has stopped saying so: whatever dies
 * in between, the stock keeps at least what the cart shows, and the clock ends what is too much.
 * @param change goods `before` and `after` it; `minutes` is the channel's, null where its carts hold nothing.
 */
export function planCartHold(change: {
  readonly before: Units;
  readonly after: Units;
  readonly holdExpiresAt: Date | null;
  readonly minutes: number | null;
  readonly now: Date;
}): CartHoldPlan {
  const { before, after, holdExpiresAt, minutes, now } = change;
  const isHeld = holdExpiresAt !== null && holdExpiresAt > now;
  if (minutes === null || after.length === 0) return { kind: isHeld ? 'RELEASE' : 'NONE' };
  const was = new Map(before.map(({ variantId, quantity }) => [variantId, quantity]));
  const is = new Map(after.map(({ variantId, quantity }) => [variantId, quantity]));
  const grown = new Set([...is].flatMap(([id, quantity]) => (quantity > (was.get(id) ?? 0) ? [id] : [])));
  const shrinks = [...was].some(([id, quantity]) => quantity > (is.get(id) ?? 0));
  if (isHeld && shrinks && grown.size === 0) return { kind: 'SHRINK', expiresAt: holdExpiresAt };
  const expiresAt = new Date(now.getTime() + minutes * MINUTE);
  return { kind: 'HOLD', expiresAt, grown, mayDrop: !isHeld || grown.size > 0 };
}

/** A cart as a change makes it, and what the change asks of the stock. */
export interface CartHolding {
  readonly priced: PricedCart;
  readonly plan: CartHoldPlan;
  /** When the hold ended before the change. */
  readonly holdExpiresAt: Date | null;
  /** A cart whose hold becomes a part of this one's. */
  readonly convertFromOwnerId?: CartId | undefined;
}

/** Lines that have stock. */
export function goodsOf(priced: PricedCart): PricedCart['lines'] {
  return priced.lines.filter((line) => line.variant?.kind !== 'SERVICE');
}

/** What the change from `before` to the priced cart asks of the stock. */
export function planHolding(priced: PricedCart, before: Pick<Cart, 'lines' | 'holdExpiresAt'>, now: Date): CartHolding {
  const { lines, holdExpiresAt } = before;
  const services = new Set(priced.lines.flatMap((line) => (line.variant?.kind === 'SERVICE' ? [line.variantId] : [])));
  const plan = planCartHold({
    before: lines.filter((line) => !services.has(line.variantId)),
    after: goodsOf(priced),
    holdExpiresAt,
    minutes: priced.cartHoldMinutes,
    now,
  });
  return { priced, plan, holdExpiresAt };
}
