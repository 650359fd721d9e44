import type { Tx } from '#kernel/database/database.ts';
import { parseIdempotencyKey } from '#kernel/database/idempotency.ts';
import { appendEvents } from '#kernel/events/outbox.ts';
import { actorName } from '#kernel/request/actor.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { ConflictError, NotFoundError, ValidationError } from '#kernel/values/errors.ts';
import { parseId } from '#kernel/values/ids.ts';
import { DAY } from '#kernel/values/time.ts';
import { assertAtLocation, assertCan } from '../../shared/permissions.ts';
import { InsufficientStockError } from '../../shared/stock-errors.ts';
import type { InventoryDeps } from '../deps.ts';
import { holdStock } from '../holds/hold-stock.ts';
import { MAX_HELD_QUANTITY } from '../holds/model/hold-limit.ts';
import { readLocationsById } from '../locations/store/locations.ts';
import { reservationRequested } from './events.ts';
import { findReservation } from './find-reservation.ts';
import { type Reservation, reservationCode, reservationIdOf } from './model/reservation.ts';
import { recordRefusedReservation } from './record-refused-reservation.ts';
import { countReservationsOf } from './store/reservations.ts';

/** Units that a customer may have set aside for one visit, and visits at once: an account costs nothing to open. */
const MAX_UNITS = 20;
const MAX_VISITS = 5;

function assertModest(lines: ReadonlyArray<{ readonly quantity: number }>): void {
  if (lines.reduce((sum, { quantity }) => sum + Math.max(0, quantity), 0) <= MAX_UNITS) return;
  throw new ValidationError([
    { path: 'lines', issueCode: 'TOO_LARGE', message: `at most ${MAX_UNITS} units can be set aside for a visit` },
  ]);
}

/** Counts a customer's visits, under the hold's lock on them. @throws ConflictError */
async function assertRoom(tx: Tx, visitor: string, now: Date): Promise<void> {
  if ((await countReservationsOf(tx, visitor, now)) >= MAX_VISITS)
    throw new ConflictError(`Units are set aside for ${MAX_VISITS} visits already; give one back first`);
}

/** How long a store keeps units for a visit, in milliseconds. */
const KEPT_MS = DAY;

/**
 * Sets units of a store aside for a visit (e-reservation): for signed-in customers, and staff in their own stores.
 * The same key of the same person answers the same reservation. What a customer can set aside is bounded.
 * @throws InsufficientStockError | QuantityLimitedError | NotFoundError | ConflictError when the store does not take pickups, or there are
 * visits enough
 */
export async function createReservation(
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
  if (!location?.isActive) throw new NotFoundError('location', locationId, 'locationId');
  const actor = actorName(request.actor);
  const refuse = (reason: 'SERVICE_OFF' | 'NO_STOCK') =>
    recordRefusedReservation(deps, {
      actor,
      locationId,
      reason,
      variantIds: input.lines.map(({ variantId }) => variantId),
    });
  if (!location.offersPickup) {
    await refuse('SERVICE_OFF');
    throw new ConflictError(`${location.name} does not take pickups`);
  }
  // The reservation's id follows from its key, so that a request sent twice names the same owner.
  const ownerId = reservationIdOf(actor, idempotencyKey);
  const isCustomer = request.actor.kind === 'customer';
  if (isCustomer) assertModest(input.lines);
  await holdStock(deps, request, {
    key: ownerId,
    mayBegin: async (tx, now) => {
      if (isCustomer) await assertRoom(tx, actor, now);
      const granted = { id: ownerId, locationId, outcome: 'GRANTED', reason: null } as const;
      await appendEvents(tx, 'inventory', [reservationRequested(granted, now)]);
    },
    countedFor: isCustomer ? actor : undefined,
    kind: 'E_RESERVATION',
    ownerId,
    holder:
      request.actor.kind === 'customer' ? { id: request.actor.customerId, maxQuantity: MAX_HELD_QUANTITY } : undefined,
    code: reservationCode(ownerId),
    expiresAt: new Date(deps.clock.now().getTime() + KEPT_MS),
    lines: input.lines.map(({ variantId, quantity }, index) => ({
      lineId: String(index + 1),
      variantId: parseId('var', variantId, `lines.${index}.variantId`),
      quantity,
      locationIds: [locationId],
    })),
  }).catch(async (error: unknown) => {
    if (error instanceof InsufficientStockError) await refuse('NO_STOCK');
    throw error;
  });
  return findReservation(deps, request, ownerId);
}
