import { actorName } from '#kernel/request/actor.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { NotFoundError } from '#kernel/values/errors.ts';
import { assertAtLocation, can } from '../../shared/permissions.ts';
import type { InventoryDeps } from '../deps.ts';
import { readHoldsOfOwner } from '../holds/store/holds.ts';
import { type Reservation, toReservation } from './model/reservation.ts';

/** `rsv_` and a SHA-256 in base64url. */
const RESERVATION_ID = /^rsv_[\w-]{43}$/;

/**
 * A reservation, for its maker and for staff of its store.
 * @throws NotFoundError for all others; ForbiddenError for staff of another store.
 */
export async function findReservation(deps: InventoryDeps, request: RequestContext, id: string): Promise<Reservation> {
  if (!RESERVATION_ID.test(id)) throw new NotFoundError('reservation');
  const [stored] = await readHoldsOfOwner(deps.db, id);
  if (stored?.hold.kind !== 'E_RESERVATION') throw new NotFoundError('reservation', id);
  const reservation = toReservation(stored, deps.clock.now());
  if (stored.hold.requestedBy === actorName(request.actor) && request.actor.kind !== 'anonymous') return reservation;
  if (!can(request.actor, 'inventory:write')) throw new NotFoundError('reservation', id);
  assertAtLocation(request.actor, reservation.locationId ?? '');
  return reservation;
}
