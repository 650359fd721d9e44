import { DAY, HOUR } from '#kernel/values/time.ts';
import type { CustomerId, LocationId, SessionId, StaffId } from '../../../shared/ids.ts';
import type { Role } from '../../../shared/permissions.ts';

/** @public named by tables.prisma. */
export type SessionKind = 'customer' | 'guest' | 'staff';
/** To whom a session belongs. */
export type SubjectId = CustomerId | StaffId;

/** Time for which a session can be renewed: a customer's phone, a visitor's browser, a working day of staff. */
export const LIFETIME_MS: Readonly<Record<SessionKind, number>> = {
  customer: 30 * DAY,
  guest: 30 * DAY,
  staff: 12 * HOUR,
};

export interface Session {
  readonly id: SessionId;
  readonly kind: SessionKind;
  /** The customer, the one that a guest is known by, or the member of staff. */
  readonly subjectId: SubjectId;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
}

/** The rights of staff and where they hold, as tokens carry them; nobody else has any. */
export interface StaffScope {
  readonly roles: readonly Role[];
  /** Empty for every location. */
  readonly locationIds: readonly LocationId[];
}

/** A session with the tokens that its owner is given. */
export interface OpenedSession {
  readonly accessToken: string;
  readonly refreshToken: string;
  /** Of the access token. */
  readonly expiresAt: Date;
  readonly kind: SessionKind;
  readonly subjectId: SubjectId;
}
