import type { RequestContext } from '#kernel/request/context.ts';
import { NotFoundError } from '#kernel/values/errors.ts';
import { isId } from '#kernel/values/ids.ts';
import { assertAtLocation, can } from '../../shared/permissions.ts';
import type { InventoryDeps } from '../deps.ts';
import { isMaker, type Reservation } from './model/reservation.ts';
import { readReservationsById } from './store/reservations.ts';

/**
 * A reservation, for its maker and for staff of its store.
 * @throws NotFoundError for all others; ForbiddenError for staff of another store.
 */
export async function findReservation(deps: InventoryDeps, request: RequestContext, id: string): Promise<Reservation> {
  const [reservation] = isId('rsv', id) ? await readReservationsById(deps.db, [id], deps.clock.now()) : [];
  if (!reservation) throw new NotFoundError('reservation', undefined, 'reservationId');
  if (isMaker(request.actor, reservation)) return reservation;
  if (!can(request.actor, 'inventory:write')) throw new NotFoundError('reservation', undefined, 'reservationId');
  assertAtLocation(request.actor, reservation.locationId);
  return reservation;
}
