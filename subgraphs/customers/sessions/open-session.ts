import type { Reader } from '#kernel/database/database.ts';
import { newId } from '#kernel/values/ids.ts';
import type { CustomersDeps } from '../deps.ts';
import { hashRefreshToken, newRefreshToken } from './model/refresh-token.ts';
import { LIFETIME_MS, type OpenedSession, type SessionKind, type StaffScope, type SubjectId } from './model/session.ts';
import { signSession } from './sign-session.ts';
import { insertSession } from './store/sessions.ts';

/** Opens a session after a password or a code was found right. */
export async function openSession(
  deps: CustomersDeps,
  db: Reader,
  kind: SessionKind,
  subjectId: SubjectId,
  scope?: StaffScope,
): Promise<OpenedSession> {
  const at = deps.clock.now();
  const refreshToken = newRefreshToken();
  const expiresAt = new Date(at.getTime() + LIFETIME_MS[kind]);
  const session = { id: newId('ses'), kind, subjectId, expiresAt, requestKey: null };
  await insertSession(db, session, hashRefreshToken(refreshToken), at);
  return signSession(deps, session, refreshToken, scope);
}
