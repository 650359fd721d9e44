import { randomUUID } from 'node:crypto';
import type { RequestContext } from '#kernel/request/context.ts';
import { DomainError } from '#kernel/values/errors.ts';
import type { OrdersDeps } from '../deps.ts';
import { InsufficientStockError, inOurWords } from '../ports/errors.ts';
import { holdStock, releaseHold, routingData } from '../ports/inventory.ts';
import { route } from '../routing/model/routing.ts';
import type { CartLine } from './model/cart.ts';
import { type CartHoldPlan, planCartHold } from './model/cart-hold.ts';
import type { PricedCart } from './price-cart.ts';

/** A cart as a change makes it, and what the change asks of the stock. */
export interface CartHolding {
  readonly priced: PricedCart;
  readonly plan: CartHoldPlan;
  /** Until when the cart's units were held before the change. */
  readonly heldUntil: Date | null;
  /** A cart whose hold becomes a part of this one's. */
  readonly convertFromOwnerId?: string | undefined;
}

function goodsOf(priced: PricedCart): CartLine[] {
  return priced.lines.filter((line) => line.variant?.kind !== 'SERVICE');
}

export function planHolding(
  priced: PricedCart,
  before: { readonly lines: readonly CartLine[]; readonly heldUntil: Date | null },
  now: Date,
): CartHolding {
  const { lines, heldUntil } = before;
  const services = new Set(priced.lines.flatMap((line) => (line.variant?.kind === 'SERVICE' ? [line.variantId] : [])));
  const plan = planCartHold({
    before: lines.filter((line) => !services.has(line.variantId)),
    after: goodsOf(priced),
    heldUntil,
    minutes: priced.cartHoldMinutes,
    now,
  });
  return { priced, plan, heldUntil };
}

/** Holds units for the cart where the routing rule would send them from. @throws InsufficientStockError */
async function hold(
  deps: OrdersDeps,
  request: RequestContext,
  holding: CartHolding,
  lines: readonly CartLine[],
  until: Date,
): Promise<void> {
  const { cart } = holding.priced;
  const variantIds = lines.map((line) => line.variantId);
  const stock = await deps.ports.call(routingData, { variantIds, ownerId: cart.id }, request);
  const { latitude, longitude } = cart.shippingAddress ?? {};
  const { preferences } = route(
    {
      // Until the customer has said where they collect, their units may lie anywhere.
      deliveryMethod: cart.deliveryMethod === 'PICKUP' && cart.pickupLocationId === null ? 'SHIP' : cart.deliveryMethod,
      pickupLocationId: cart.pickupLocationId,
      sellingLocationId: cart.sellingLocationId,
      destination: latitude === undefined || longitude === undefined ? null : { latitude, longitude },
      lines: lines.map(({ variantId, quantity }) => ({ lineId: variantId, variantId, quantity })),
    },
    stock,
  );
  const locations = new Map(preferences.map(({ lineId, locationIds }) => [lineId, locationIds]));
  const input = {
    key: `hold_${randomUUID()}`,
    kind: 'CART' as const,
    ownerId: cart.id,
    ownerVersion: cart.version,
    convertFromOwnerId: holding.convertFromOwnerId ?? null,
    expiresAt: until.toISOString(),
    lines: lines.map(({ variantId, quantity }) => ({
      lineId: variantId,
      variantId,
      quantity,
      locationIds: locations.get(variantId) ?? [],
    })),
  };
  await deps.ports.call(holdStock, { input }, request).catch((error: unknown) => {
    throw inOurWords(error);
  });
}

/** Lines that can be had beside those that were refused; none when the change itself was refused, or may not do without. */
function rest(plan: CartHoldPlan, lines: readonly CartLine[], error: unknown): CartLine[] {
  if (plan.kind !== 'HOLD' || !plan.mayDrop || !(error instanceof InsufficientStockError)) return [];
  const refused = new Set(error.lines.map(({ variantId }) => variantId));
  if ([...plan.grown].some((variantId) => refused.has(variantId))) return [];
  return lines.filter(({ variantId }) => !refused.has(variantId));
}

/**
 * Takes what a change needs, before it is written. A change that adds units fails without them; another one goes on.
 * @returns until when the cart's units are held.
 * @throws InsufficientStockError; ConflictError when a later change of the cart holds units already.
 */
export async function holdBefore(
  deps: OrdersDeps,
  request: RequestContext,
  holding: CartHolding,
): Promise<Date | null> {
  const { plan, heldUntil } = holding;
  if (plan.kind === 'RELEASE') return null;
  if (plan.kind !== 'HOLD') return heldUntil;
  const lines = goodsOf(holding.priced);
  try {
    await hold(deps, request, holding, lines, plan.until).catch(async (error: unknown) => {
      const left = rest(plan, lines, error);
      if (left.length === 0) throw error;
      await hold(deps, request, holding, left, plan.until);
    });
    return plan.until;
  } catch (error) {
    if (plan.grown.size > 0 || !(error instanceof DomainError) || error.code === 'CONFLICT') throw error;
    deps.logger.info('a cart goes on without more time for its units', { cartId: holding.priced.cart.id, error });
    return heldUntil;
  }
}

/** Gives back what a change has set free, once it is written. Never fails: the clock does what is left undone. */
export async function holdAfter(deps: OrdersDeps, request: RequestContext, holding: CartHolding): Promise<void> {
  const { plan, priced } = holding;
  try {
    if (plan.kind === 'SHRINK') await hold(deps, request, holding, goodsOf(priced), plan.until);
    if (plan.kind === 'RELEASE')
      await deps.ports.call(
        releaseHold,
        { ownerId: priced.cart.id, reason: 'taken out of the cart', passTo: null },
        request,
      );
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    deps.logger.info('units that a cart gave up are left to the clock', { cartId: priced.cart.id, error });
  }
}
