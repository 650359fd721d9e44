import type { RequestContext } from '#kernel/request/context.ts';
import { DomainError } from '#kernel/values/errors.ts';
import type { OrdersDeps } from '../deps.ts';
import { releaseHold } from '../ports/inventory-holds.ts';
import { holdUnits } from './hold-units.ts';
import { type CartHolding, goodsOf } from './model/cart-hold.ts';

/** Gives back units that a change has set free, once it is written. Never fails: the hold's end does what is left. */
export async function reduceHold(deps: OrdersDeps, request: RequestContext, holding: CartHolding): Promise<void> {
  const { plan, priced } = holding;
  try {
    if (plan.kind === 'SHRINK') await holdUnits(deps, request, holding, goodsOf(priced), plan.expiresAt);
    if (plan.kind === 'RELEASE')
      await deps.ports.call(
        releaseHold,
        { ownerId: priced.cart.id, reason: 'taken out of the cart', passTo: null },
        request,
      );
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    deps.logger.info('units that a cart set free stay held to the end of the hold', { cartId: priced.cart.id, error });
  }
}
