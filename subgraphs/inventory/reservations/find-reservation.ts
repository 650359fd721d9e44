import { createHash } from 'node:crypto';
import { actorName, assertAtLocation, can } from '#kernel/request/access.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { NotFoundError } from '#kernel/values/errors.ts';
import type { InventoryDeps } from '../deps.ts';
import type { Allocation } from '../holds/model/allocation.ts';
import { readHoldsOfOwner, type StoredHold } from '../holds/store/holds.ts';
import { type HoldStatus, isInForce } from '../stock/model/hold.ts';

export type ReservationStatus = 'LIVE' | 'EXPIRED' | 'RELEASED' | 'COLLECTED';

/** Units that a store keeps for a visit. */
export interface Reservation {
  readonly id: string;
  readonly code: string;
  readonly status: ReservationStatus;
  readonly locationId: string | null;
  readonly expiresAt: Date;
  readonly lines: readonly Allocation[];
}

/** `rsv_` and a SHA-256 in base64url. */
const RESERVATION_ID = /^rsv_[\w-]{43}$/;

const ENDED: Readonly<Record<Exclude<HoldStatus, 'LIVE'>, ReservationStatus>> = {
  COMMITTED: 'COLLECTED',
  CONVERTED: 'COLLECTED',
  RELEASED: 'RELEASED',
  EXPIRED: 'EXPIRED',
};

/** Eight digits and letters, enough to tell the visits to one store from each other. */
export function reservationCode(id: string): string {
  return createHash('sha256').update(id).digest('hex').slice(0, 8).toUpperCase();
}

function toReservation({ hold, allocations }: StoredHold, now: Date): Reservation {
  const ended = hold.status === 'LIVE' ? 'EXPIRED' : ENDED[hold.status];
  return {
    id: hold.ownerId,
    code: hold.code ?? reservationCode(hold.ownerId),
    status: isInForce(hold, now) ? 'LIVE' : ended,
    locationId: allocations[0]?.locationId ?? null,
    expiresAt: hold.expiresAt ?? now,
    lines: allocations,
  };
}

/**
 * A reservation, for who made it and for staff of its store.
 * @throws NotFoundError for everybody else; ForbiddenError for staff of another store.
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
