import { createHash, randomBytes } from 'node:crypto';
import type { Reader } from '#kernel/database/database.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { UnauthenticatedError } from '#kernel/values/errors.ts';
import { newId } from '#kernel/values/ids.ts';
import { DAY, HOUR } from '#kernel/values/time.ts';
import type { CustomersDeps } from '../deps.ts';
import { readStaff, type StaffRow } from '../staff/store/staff-members.ts';
import type { TokenSubject } from './create-token-signer.ts';
import {
  insertRefreshToken,
  insertSession,
  purgeSessions,
  readRevokedSessions,
  revokeSession,
  revokeSessionByToken,
  useRefreshToken,
} from './store/sessions.ts';

/** How long a session can be gone on with: a customer's phone, a working day of staff. */
const LIFETIME_MS = { customer: 30 * DAY, staff: 12 * HOUR } as const;

export interface OpenedSession {
  readonly token: string;
  readonly expiresAt: Date;
  readonly refreshToken: string;
  readonly kind: 'customer' | 'staff';
  readonly subjectId: string;
}

type Scope = Pick<StaffRow, 'roles' | 'locationIds'>;

function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

function newRefreshToken(): string {
  return randomBytes(32).toString('base64url');
}

function subjectOf(kind: 'customer' | 'staff', subjectId: string, sessionId: string, scope: Scope): TokenSubject {
  return kind === 'staff' ? { kind, subjectId, sessionId, ...scope } : { kind, subjectId, sessionId };
}

/** Opens a session after a password or a code was found right. */
export async function openSession(
  deps: CustomersDeps,
  db: Reader,
  kind: 'customer' | 'staff',
  subjectId: string,
  scope: Scope = { roles: [], locationIds: [] },
): Promise<OpenedSession> {
  const at = deps.clock.now();
  const id = newId('ses');
  const refreshToken = newRefreshToken();
  const expiresAt = new Date(at.getTime() + LIFETIME_MS[kind]);
  await insertSession(db, { id, kind, subjectId, expiresAt }, hashToken(refreshToken), at);
  const access = await deps.signer.sign(subjectOf(kind, subjectId, id, scope), at);
  return { ...access, refreshToken, kind, subjectId };
}

/**
 * Goes on with a session: the refresh token is used up and a new one given. A token shown twice was stolen, so the
 * whole session ends.
 * @throws UnauthenticatedError without saying which it was.
 */
export async function refreshSession(deps: CustomersDeps, refreshToken: string): Promise<OpenedSession> {
  const at = deps.clock.now();
  const next = newRefreshToken();
  const session = await deps.db.inTransaction('refresh-session', async (tx) => {
    const presented = await useRefreshToken(tx, hashToken(refreshToken), at);
    if (!presented || presented.revokedAt || presented.expiresAt <= at) return undefined;
    if (!presented.firstUse) {
      await revokeSession(tx, presented.id, at);
      return undefined;
    }
    await insertRefreshToken(tx, hashToken(next), presented.id, at);
    return presented;
  });
  if (!session) throw new UnauthenticatedError('This session is over; sign in again');
  const { kind, subjectId, id } = session;
  const [staff] = kind === 'staff' ? await readStaff(deps.db, [subjectId]) : [];
  if (kind === 'staff' && !staff?.active) throw new UnauthenticatedError('This session is over; sign in again');
  const scope = staff ?? { roles: [], locationIds: [] };
  const access = await deps.signer.sign(
    subjectOf(kind, subjectId, id, { roles: scope.roles, locationIds: scope.locationIds }),
    at,
  );
  return { ...access, refreshToken: next, kind, subjectId };
}

/** Ends the caller's session, or the one that the refresh token belongs to; ending twice is no error. */
export async function signOut(
  deps: CustomersDeps,
  request: RequestContext,
  refreshToken: string | undefined,
): Promise<boolean> {
  const at = deps.clock.now();
  const { actor } = request;
  if (actor.kind === 'customer' || actor.kind === 'staff') await revokeSession(deps.db, actor.sessionId, at);
  if (refreshToken !== undefined) await revokeSessionByToken(deps.db, hashToken(refreshToken), at);
  return true;
}

/** Sessions ended since then: the gateway refuses their tokens, which live on until they expire. */
export function revokedSessions(deps: CustomersDeps, since: Date): Promise<string[]> {
  return readRevokedSessions(deps.db, since);
}

/** Time after its end that a session is kept, for those who ask what became of it. */
const KEPT_MS = 2 * DAY;

/** Forgets sessions and attempts that are long over. */
export function purgeEndedSessions(deps: CustomersDeps): Promise<void> {
  return purgeSessions(deps.db, new Date(deps.clock.now().getTime() - KEPT_MS));
}
