import { z } from 'zod';
import { actorName } from '#kernel/request/actor.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { type Page, type PageRequest, toPage } from '#kernel/values/pagination.ts';
import { parseInput } from '#kernel/values/parse-input.ts';
import { idField } from '../../shared/id-field.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { InventoryDeps } from '../deps.ts';
import { RESERVATION_STATUSES, type Reservation } from './model/reservation.ts';
import { readReservationPage } from './store/reservations.ts';

/** Most values that one field of a filter may name. */
const MAX_FILTER = 250;
const filterSchema = z.object({
  statuses: z.array(z.enum(RESERVATION_STATUSES)).max(MAX_FILTER).nullish(),
  locationIds: z.array(idField('loc')).max(MAX_FILTER).nullish(),
});

/**
 * A page of reservations, the last one first: a customer's own, and for staff those of their stores.
 * @throws UnauthenticatedError | ForbiddenError
 */
export async function listReservations(
  deps: InventoryDeps,
  { actor }: RequestContext,
  raw: unknown,
  page: PageRequest,
): Promise<Page<Reservation>> {
  if (actor.kind !== 'customer') assertCan(actor, 'inventory:read');
  const { statuses, locationIds } = parseInput(filterSchema, raw ?? {}, 'filter');
  const filter = {
    statuses: statuses ?? undefined,
    locationIds: locationIds ?? undefined,
    storeIds: actor.kind === 'staff' && actor.locationIds.length > 0 ? actor.locationIds : undefined,
    requestedBy: actor.kind === 'customer' ? actorName(actor) : undefined,
  };
  const rows = await readReservationPage(deps.db, filter, page, deps.clock.now());
  return toPage(rows, page, ({ holdId }) => [holdId]);
}
