import type { RequestContext } from '#kernel/request/context.ts';
import type { CustomersDeps } from '../deps.ts';
import { hashRefreshToken } from './model/refresh-token.ts';
import { revokeSession, revokeSessionByToken } from './store/sessions.ts';

/**
 * Ends the caller's session, and the one that the refresh token belongs to; ending twice is no error.
 * @returns the session of the token, else the caller's own; null when neither names one.
 */
export async function signOut(
  deps: CustomersDeps,
  request: RequestContext,
  refreshToken: string | undefined,
): Promise<string | null> {
  const at = deps.clock.now();
  const { actor } = request;
  const own = 'sessionId' in actor ? actor.sessionId : null;
  if (own !== null) await revokeSession(deps.db, own, at);
  if (refreshToken === undefined) return own;
  return (await revokeSessionByToken(deps.db, hashRefreshToken(refreshToken), at)) ?? own;
}
