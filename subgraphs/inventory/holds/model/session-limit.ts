import { RateLimitedError } from '#kernel/values/errors.ts';
import { MINUTE, SECOND } from '#kernel/values/time.ts';
import type { OpenedSessions } from '../../stock/model/holder.ts';

/** Time within which the sessions of an address are counted. */
export const SESSION_WINDOW_MS = MINUTE;

/**
 * Refuses the first hold of a session when as many others of its address began to hold within the minute: who opens
 * sessions by the hundred takes no stock off sale with them. A session that holds already continues.
 * @throws RateLimitedError
 */
export function assertMayOpen({ isKnown, count, since }: OpenedSessions, limit: number, now: Date): void {
  if (isKnown || since === null || count < limit) return;
  const seconds = Math.max(1, Math.ceil((since.getTime() + SESSION_WINDOW_MS - now.getTime()) / SECOND));
  throw new RateLimitedError(
    {
      en: `Too many visitors from your network began to keep units within a minute; try again in ${seconds} s.`,
      fr: `Trop de visiteurs de votre réseau ont commencé à retenir des articles en une minute ; réessayez dans ${seconds} s.`,
    },
    seconds,
  );
}
