import type { RequestContext } from '#kernel/request/context.ts';
import type { CustomersDeps } from '../deps.ts';
import { hashRefreshToken } from './model/refresh-token.ts';
import { revokeSession, revokeSessionByToken } from './store/sessions.ts';

/** Ends the caller's session, and the one that the refresh token belongs to; ending twice is no error. */
export async function signOut(
  deps: CustomersDeps,
  request: RequestContext,
  refreshToken: string | undefined,
): Promise<boolean> {
  const at = deps.clock.now();
  const { actor } = request;
  if ('sessionId' in actor) await revokeSession(deps.db, actor.sessionId, at);
  if (refreshToken !== undefined) await revokeSessionByToken(deps.db, hashRefreshToken(refreshToken), at);
  return true;
}
