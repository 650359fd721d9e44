import type { RequestContext } from '#kernel/request/context.ts';
import { ConflictError, DomainError } from '#kernel/values/errors.ts';
import { InsufficientStockError, QuantityLimitedError } from '../../shared/stock-errors.ts';
import type { OrdersDeps } from '../deps.ts';
import { holdUnits } from './hold-units.ts';
import { type CartHolding, type CartHoldPlan, goodsOf } from './model/cart-hold.ts';
import type { PricedCart } from './model/priced-cart.ts';
import { recordRefusal } from './record-refusal.ts';

/** Variants of which fewer units are available, or may be held, than a hold asks for. */
function refusedVariants(error: unknown): ReadonlySet<string> {
  if (error instanceof InsufficientStockError) return new Set(error.lines.map(({ variantId }) => variantId));
  if (error instanceof QuantityLimitedError) return new Set(error.limits.map(({ variantId }) => variantId));
  return new Set();
}

/** Lines that are available beside those that were refused; none when the change itself was refused, or may not do without. */
function rest(plan: CartHoldPlan, lines: PricedCart['lines'], error: unknown): PricedCart['lines'] {
  if (plan.kind !== 'HOLD' || !plan.mayDrop) return [];
  const refused = refusedVariants(error);
  if (refused.size === 0) return [];
  if ([...plan.grown].some((variantId) => refused.has(variantId))) return [];
  return lines.filter(({ variantId }) => !refused.has(variantId));
}

const toWanted = ({ variantId, quantity, figures }: PricedCart['lines'][number]) => ({
  variantId,
  quantity,
  netMinor: figures.netMinor,
});

/**
 * Takes what a change needs, before it is written. A change that adds units fails without them, which is reported; another
 * one continues.
 * @returns when the hold on the cart's units ends; null when there is none.
 * @throws InsufficientStockError | QuantityLimitedError; ConflictError when a later change of the cart holds units already.
 */
export async function holdCart(deps: OrdersDeps, request: RequestContext, holding: CartHolding): Promise<Date | null> {
  const { plan, holdExpiresAt } = holding;
  if (plan.kind === 'RELEASE') return null;
  if (plan.kind !== 'HOLD') return holdExpiresAt;
  const lines = goodsOf(holding.priced);
  try {
    await holdUnits(deps, request, holding, lines, plan.expiresAt).catch(async (error: unknown) => {
      const left = rest(plan, lines, error);
      if (left.length === 0) throw error;
      await holdUnits(deps, request, holding, left, plan.expiresAt);
    });
    return plan.expiresAt;
  } catch (error) {
    if (plan.grown.size > 0 || !(error instanceof DomainError) || error instanceof ConflictError) {
      await recordRefusal(deps, holding.priced.cart, lines.map(toWanted), error);
      throw error;
    }
    deps.logger.info('a cart continues without more time for its units', { cartId: holding.priced.cart.id, error });
    return holdExpiresAt;
  }
}
