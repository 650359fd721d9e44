import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import { definePort, type Ports } from '#kernel/ports/port.ts';
import { createServiceContext } from '#kernel/request/context.ts';
import type { Logger } from '#kernel/request/log.ts';
import type { TokenTrust } from './authenticator.ts';

/** Milliseconds between reads of ended sessions: how long a signed-out token may be used at most. */
const REVOCATIONS_EVERY_MS = 5_000;
/** Milliseconds between two fetches of the keys, so that unknown key ids cannot make us ask without end. */
const KEYS_AGAIN_AFTER_MS = 10_000;
/** Milliseconds by which two reads overlap, for a session that ended during one. */
const OVERLAP_MS = 60_000;
/** Sessions ended this long ago (ms) have no living token left. */
const FORGET_AFTER_MS = 24 * 3_600_000;

const keysOperation = definePort<Record<string, never>, JSONWebKeySet>({
  domain: 'customers',
  document: 'query SigningKeys { customersSigningKeys }',
  result: z.object({ keys: z.array(z.record(z.string(), z.unknown())) }) as unknown as z.ZodType<JSONWebKeySet>,
});

const revocationsOperation = definePort<{ since: string }, string[]>({
  domain: 'customers',
  document: 'query RevokedSessions($since: DateTime!) { customersRevokedSessions(since: $since) }',
  result: z.array(z.string()),
});

export interface SessionKeys extends TokenTrust {
  close(): void;
}

/** Trust in the tokens of our own sign-in: the customers domain holds the keys and knows which sessions ended. */
export function createSessionKeys(ports: Ports, logger: Logger): SessionKeys {
  const revoked = new Map<string, number>();
  let keySet: ReturnType<typeof createLocalJWKSet> | undefined;
  let fetchedAt = 0;
  let readAt = Date.now() - FORGET_AFTER_MS;

  async function fetchKeys(): Promise<void> {
    fetchedAt = Date.now();
    keySet = createLocalJWKSet(await ports.call(keysOperation, {}, createServiceContext('gateway', 3_000)));
  }

  async function readRevocations(): Promise<void> {
    const asked = Date.now();
    const since = new Date(readAt - OVERLAP_MS).toISOString();
    const ended = await ports.call(revocationsOperation, { since }, createServiceContext('gateway', 3_000));
    for (const session of ended) revoked.set(session, asked);
    for (const [session, seenAt] of revoked) if (seenAt < asked - FORGET_AFTER_MS) revoked.delete(session);
    readAt = asked;
  }

  const keys: JWTVerifyGetKey = async (header, token) => {
    if (!keySet) await fetchKeys();
    if (!keySet) throw new Error('no signing key is known');
    try {
      return await keySet(header, token);
    } catch (error) {
      // A key made after we asked: ask again, but not for every made-up key id.
      if (!(error instanceof errors.JWKSNoMatchingKey) || Date.now() - fetchedAt < KEYS_AGAIN_AFTER_MS) throw error;
      await fetchKeys();
      return keySet(header, token);
    }
  };

  let warned = false;
  async function look(): Promise<void> {
    try {
      await readRevocations();
      warned = false;
    } catch (error) {
      if (!warned) logger.warn('ended sessions cannot be read at the moment', { error: String(error) });
      warned = true;
    }
  }

  void look();
  const timer = setInterval(look, REVOCATIONS_EVERY_MS);
  timer.unref();
  return {
    keys,
    issuer: undefined,
    audience: undefined,
    isRevoked: (session) => revoked.has(session),
    close: () => clearInterval(timer),
  };
}
