import { actorName, assertAtLocation, assertCan } from '../../shared/access.ts';
import type { RequestContext } from '../../shared/context.ts';
import { ConflictError, NotFoundError } from '../../shared/errors.ts';
import { hashRequest, parseIdempotencyKey } from '../../shared/idempotency.ts';
import { parseId } from '../../shared/ids.ts';
import { DAY } from '../../shared/time.ts';
import { readLocationsById } from '../store/locations.ts';
import type { InventoryDeps } from './deps.ts';
import { holdStock } from './hold-stock.ts';
import { findReservation, type Reservation, reservationCode } from './reservation.ts';

/** How long a store keeps units for a visit, in milliseconds. */
const KEPT_MS = DAY;

/**
 * Sets units of a store aside for a visit (e-reservation): for signed-in customers, and staff in their own stores.
 * The same key of the same person answers the same reservation.
 * @throws InsufficientStockError | NotFoundError | ConflictError when the store does not take pickups
 */
export async function reserveForPickup(
  deps: InventoryDeps,
  request: RequestContext,
  input: {
    readonly idempotencyKey: string;
    readonly locationId: string;
    readonly lines: ReadonlyArray<{ readonly variantId: string; readonly quantity: number }>;
  },
): Promise<Reservation> {
  if (request.actor.kind !== 'customer') assertCan(request.actor, 'inventory:write');
  const locationId = parseId('loc', input.locationId, 'locationId');
  assertAtLocation(request.actor, locationId);
  const idempotencyKey = parseIdempotencyKey(input.idempotencyKey);
  const [location] = await readLocationsById(deps.db, [locationId]);
  if (!location?.active) throw new NotFoundError('location', locationId);
  if (!location.pickupEnabled) throw new ConflictError(`${location.name} does not take pickups`);
  const actor = actorName(request.actor);
  // The reservation's id follows from its key, so that a request sent twice names the same owner.
  const ownerId = `rsv_${hashRequest({ actor, idempotencyKey })}`;
  await holdStock(deps, request, {
    key: ownerId,
    kind: 'E_RESERVATION',
    ownerId,
    code: reservationCode(ownerId),
    expiresAt: new Date(deps.clock.now().getTime() + KEPT_MS),
    lines: input.lines.map(({ variantId, quantity }, index) => ({
      lineId: String(index + 1),
      variantId: parseId('var', variantId, `lines.${index}.variantId`),
      quantity,
      locationIds: [locationId],
    })),
  });
  return findReservation(deps, request, ownerId);
}
