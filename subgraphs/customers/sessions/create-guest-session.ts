import { createHash } from 'node:crypto';
import { UnavailableError } from '#kernel/values/errors.ts';
import { newId } from '#kernel/values/ids.ts';
import { MINUTE } from '#kernel/values/time.ts';
import type { CustomersDeps } from '../deps.ts';
import { hashRefreshToken, newRefreshToken } from './model/refresh-token.ts';
import { LIFETIME_MS, type OpenedSession } from './model/session.ts';
import { signSession } from './sign-session.ts';
import { freeRequestKey, insertRefreshToken, insertSession, readSessionOfRequest } from './store/sessions.ts';

/** Time in which a request that is sent again is given the session that it opened the first time. */
const SAME_REQUEST_MS = 10 * MINUTE;

/** @returns undefined when the request has opened a session before. */
async function open(deps: CustomersDeps, requestKey: string | null): Promise<OpenedSession | undefined> {
  const at = deps.clock.now();
  const expiresAt = new Date(at.getTime() + LIFETIME_MS.guest);
  const session = { id: newId('ses'), kind: 'guest' as const, subjectId: newId('cus'), expiresAt, requestKey };
  const refreshToken = newRefreshToken();
  const isNew = await insertSession(deps.db, session, hashRefreshToken(refreshToken), at);
  return isNew ? signSession(deps, session, refreshToken) : undefined;
}

/** The session that the request opened since then, with tokens of its own. */
async function findOpened(deps: CustomersDeps, requestKey: string, since: Date): Promise<OpenedSession | undefined> {
  const known = await readSessionOfRequest(deps.db, requestKey, since);
  if (!known) return undefined;
  const refreshToken = newRefreshToken();
  await insertRefreshToken(deps.db, hashRefreshToken(refreshToken), known.id, deps.clock.now());
  return signSession(deps, known, refreshToken);
}

/**
 * Opens a session for a visitor without an account. It belongs to a customer id of its own, which becomes a customer once
 * something is known of them.
 * @param request idempotency key of the request that it is opened for.
 */
export async function createGuestSession(deps: CustomersDeps, request?: string): Promise<OpenedSession> {
  // A hash: the key opens the session to all who know it.
  const key = request === undefined ? null : createHash('sha256').update(request).digest('base64url');
  let opened = await open(deps, key);
  if (!opened && key !== null) {
    const since = new Date(deps.clock.now().getTime() - SAME_REQUEST_MS);
    opened = await findOpened(deps, key, since);
    if (!opened) {
      await freeRequestKey(deps.db, key, since);
      opened = await open(deps, key);
    }
  }
  if (!opened) throw new UnavailableError('This request is being answered already; try again');
  return opened;
}
