import { createHash } from 'node:crypto';
import type { Actor } from '#kernel/request/actor.ts';
import { actorName } from '#kernel/request/actor.ts';
import { isId } from '#kernel/values/ids.ts';
import type { CustomerId, LocationId, ReservationId, StockHoldId } from '../../../shared/ids.ts';
import type { Allocation } from '../../holds/model/allocation.ts';
import type { StoredHold } from '../../holds/model/stored-hold.ts';
import { type HoldStatus, isInForce } from '../../stock/model/hold.ts';

export const RESERVATION_STATUSES = ['ACTIVE', 'EXPIRED', 'PICKED_UP', 'RELEASED'] as const;
export type ReservationStatus = (typeof RESERVATION_STATUSES)[number];

/** Units that a store keeps for a visit. */
export interface Reservation {
  readonly id: ReservationId;
  readonly holdId: StockHoldId;
  readonly code: string;
  readonly status: ReservationStatus;
  readonly locationId: LocationId;
  /** Who made it: a kind and an id. */
  readonly requestedBy: string;
  /** The customer who made it; null where staff did. */
  readonly customerId: CustomerId | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly lines: readonly Allocation[];
}

const ENDED: Readonly<Record<Exclude<HoldStatus, 'LIVE'>, ReservationStatus>> = {
  COMMITTED: 'PICKED_UP',
  CONVERTED: 'PICKED_UP',
  RELEASED: 'RELEASED',
  EXPIRED: 'EXPIRED',
};

/**
 * The id of the reservation that a request makes: the same one however often it is sent, so that its hold has one owner.
 * It has the form of all ids.
 */
export function reservationIdOf(actor: string, idempotencyKey: string): ReservationId {
  const hash = createHash('sha256')
    .update(JSON.stringify([actor, idempotencyKey]))
    .digest('hex');
  return `rsv_${hash.slice(0, 8)}-${hash.slice(8, 12)}-7${hash.slice(13, 16)}-${hash.slice(16, 20)}-${hash.slice(20, 32)}`;
}

/** Eight digits and letters, enough to tell the visits to one store from each other. */
export function reservationCode(id: ReservationId): string {
  return createHash('sha256').update(id).digest('hex').slice(0, 8).toUpperCase();
}

/** The reservation that a hold is; undefined for holds of another kind. */
export function toReservation({ hold, allocations }: StoredHold, now: Date): Reservation | undefined {
  const [line] = allocations;
  const { ownerId: id, kind, expiresAt, requestedBy } = hold;
  if (kind !== 'E_RESERVATION' || !isId('rsv', id) || !line || expiresAt === null) return undefined;
  const ended = hold.status === 'LIVE' ? 'EXPIRED' : ENDED[hold.status];
  const customerId = requestedBy.slice('customer:'.length);
  return {
    id,
    holdId: hold.id,
    code: hold.code ?? reservationCode(id),
    status: isInForce(hold, now) ? 'ACTIVE' : ended,
    locationId: line.locationId,
    requestedBy,
    customerId: requestedBy.startsWith('customer:') && isId('cus', customerId) ? customerId : null,
    createdAt: hold.createdAt,
    expiresAt,
    lines: allocations,
  };
}

/** True for the one who made it. */
export function isMaker(actor: Actor, { requestedBy }: Reservation): boolean {
  return actor.kind !== 'anonymous' && actorName(actor) === requestedBy;
}
