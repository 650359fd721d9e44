import type { RequestContext } from '#kernel/request/context.ts';
import type { ReservationId } from '../../shared/ids.ts';
import { can } from '../../shared/permissions.ts';
import type { InventoryDeps } from '../deps.ts';
import { isMaker, type Reservation } from './model/reservation.ts';
import { readReservationsById } from './store/reservations.ts';

/** Those of the reservations that the caller may see: their own, and for staff those of their stores. One statement. */
export async function findVisibleReservations(
  deps: InventoryDeps,
  { actor }: RequestContext,
  ids: readonly ReservationId[],
): Promise<Reservation[]> {
  const found = await readReservationsById(deps.db, ids, deps.clock.now());
  const isTheirStore = (locationId: string) =>
    actor.kind !== 'staff' || actor.locationIds.length === 0 || actor.locationIds.includes(locationId);
  return found.filter((one) => isMaker(actor, one) || (can(actor, 'inventory:read') && isTheirStore(one.locationId)));
}
