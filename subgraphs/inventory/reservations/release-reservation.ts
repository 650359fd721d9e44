import { parseIdempotencyKey } from '#kernel/database/idempotency.ts';
import { actorName } from '#kernel/request/actor.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import type { InventoryDeps } from '../deps.ts';
import { releaseHold } from '../holds/release-hold.ts';
import { findReservation } from './find-reservation.ts';
import type { Reservation } from './model/reservation.ts';

/**
 * Gives a reservation back, by its maker or by staff of the store. One that has ended already stays as it is.
 * @throws NotFoundError | ForbiddenError
 */
export async function releaseReservation(
  deps: InventoryDeps,
  request: RequestContext,
  input: { readonly reservationId: string; readonly idempotencyKey: string },
): Promise<Reservation> {
  const found = await findReservation(deps, request, input.reservationId);
  const key = `${actorName(request.actor)} ${parseIdempotencyKey(input.idempotencyKey)}`;
  if (found.status !== 'ACTIVE') return found;
  await releaseHold(deps, request, { ownerId: found.id, reason: 'Reservation given back', key });
  return findReservation(deps, request, found.id);
}
