import { randomUUID } from 'node:crypto';
import type { RequestContext } from '#kernel/request/context.ts';
import type { OrdersDeps } from '../deps.ts';
import { translatePortError } from '../ports/errors.ts';
import { holdStock } from '../ports/inventory-holds.ts';
import { routingData } from '../ports/inventory-routing.ts';
import { route } from '../routing/model/routing.ts';
import type { CartHolding } from './model/cart-hold.ts';
import type { Units } from './model/cart-lines.ts';
import { holderOf } from './model/holder.ts';
import { toRoutingRequest } from './model/priced-cart.ts';

/** Holds units for the cart where the routing rule would send them from. @throws InsufficientStockError | QuantityLimitedError */
export async function holdUnits(
  deps: OrdersDeps,
  request: RequestContext,
  holding: CartHolding,
  lines: readonly Units[],
  expiresAt: Date,
): Promise<void> {
  const { cart } = holding.priced;
  const variantIds = lines.map((line) => line.variantId);
  const stock = await deps.ports.call(routingData, { variantIds, ownerId: cart.id }, request);
  const { preferences } = route(toRoutingRequest(holding.priced, lines), stock);
  const locations = new Map(preferences.map(({ lineId, locationIds }) => [lineId, locationIds]));
  const input = {
    key: `hold_${randomUUID()}`,
    kind: 'CART' as const,
    ownerId: cart.id,
    ownerVersion: cart.version,
    convertFromOwnerId: holding.convertFromOwnerId ?? null,
    holder: holderOf(request.actor, holding.priced),
    expiresAt: expiresAt.toISOString(),
    lines: lines.map(({ variantId, quantity }) => ({
      lineId: variantId,
      variantId,
      quantity,
      locationIds: locations.get(variantId) ?? [],
    })),
  };
  await deps.ports.call(holdStock, { input }, request).catch((error: unknown) => {
    throw translatePortError(error);
  });
}
