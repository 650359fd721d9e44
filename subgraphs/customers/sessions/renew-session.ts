import { UnauthenticatedError } from '#kernel/values/errors.ts';
import type { CustomersDeps } from '../deps.ts';
import { hashRefreshToken, newRefreshToken } from './model/refresh-token.ts';
import type { Session } from './model/session.ts';
import { insertRefreshToken, revokeSession, useRefreshToken } from './store/sessions.ts';

/**
 * Time after its use in which a token may be shown again: by a second tab, by a server that renders in parallel, by a
 * client whose answer was lost.
 */
const FORGIVEN_MS = 30_000;

/**
 * Uses a refresh token up and gives another one. One that is shown again later was stolen, so the whole session ends.
 * @throws UnauthenticatedError without saying which it was.
 */
export async function renewSession(
  deps: CustomersDeps,
  refreshToken: string,
): Promise<{ session: Session; refreshToken: string }> {
  const at = deps.clock.now();
  const next = newRefreshToken();
  const session = await deps.db.inTransaction('refresh-session', async (tx) => {
    const presented = await useRefreshToken(tx, hashRefreshToken(refreshToken), at);
    if (!presented || presented.revokedAt || presented.expiresAt <= at) return undefined;
    if (at.getTime() - presented.usedAt.getTime() > FORGIVEN_MS) {
      await revokeSession(tx, presented.id, at);
      return undefined;
    }
    await insertRefreshToken(tx, hashRefreshToken(next), presented.id, at);
    return presented;
  });
  if (!session) throw new UnauthenticatedError('This session has ended; sign in again');
  return { session, refreshToken: next };
}
