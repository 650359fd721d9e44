import { createHash } from 'node:crypto';
import type { LocationId } from '../../../shared/ids.ts';
import type { Allocation } from '../../holds/model/allocation.ts';
import type { StoredHold } from '../../holds/model/stored-hold.ts';
import { type HoldStatus, isInForce } from '../../stock/model/hold.ts';

export type ReservationStatus = 'LIVE' | 'EXPIRED' | 'RELEASED' | 'COLLECTED';

/** Units that a store keeps for a visit. */
export interface Reservation {
  readonly id: string;
  readonly code: string;
  readonly status: ReservationStatus;
  readonly locationId: LocationId | null;
  readonly expiresAt: Date;
  readonly lines: readonly Allocation[];
}

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

export function toReservation({ hold, allocations }: StoredHold, now: Date): Reservation {
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
