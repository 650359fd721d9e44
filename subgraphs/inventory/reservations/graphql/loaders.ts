import { defineLoader } from '#kernel/graphql/loader.ts';
import type { ReservationId } from '../../../shared/ids.ts';
import type { InventoryDeps } from '../../deps.ts';
import { findVisibleReservations } from '../find-visible-reservations.ts';
import type { Reservation } from '../model/reservation.ts';

/** Reservations by id, null where there is none that the caller may see. */
export const reservationLoader = defineLoader<InventoryDeps, Reservation | null, ReservationId>(
  async ({ deps, request }, ids) => {
    const found = new Map((await findVisibleReservations(deps, request, ids)).map((one) => [one.id, one]));
    return ids.map((id) => found.get(id) ?? null);
  },
);
