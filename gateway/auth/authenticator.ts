import { createHash } from 'node:crypto';
import { errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { LRUCache } from 'lru-cache';
import { type Actor, anonymous } from '#kernel/request/actor.ts';
import { HttpError } from '../request/http-error.ts';
import type { Text } from '../request/text.ts';
import { actorOf } from './claims.ts';

/** Who sends a request, from its bearer token. */
export interface Authenticator {
  /** @throws HttpError 401 for a token that is not valid, 503 when no key is known to check it with */
  actorOf(authorization: string | undefined): Promise<Actor>;
  /** Whether that session was ended, for what outlives its request. */
  hasEnded(sessionId: string): boolean;
}

/** Keys to check tokens with, and sessions that ended before their tokens. */
export interface TokenTrust {
  readonly keys: JWTVerifyGetKey;
  readonly issuer: string | undefined;
  readonly audience: string | undefined;
  isRevoked(sessionId: string): boolean;
}

/** Signatures cost 0.1 ms and more; a token seen before is only looked up. */
const REMEMBERED_TOKENS = 20_000;
/** Milliseconds a verified token is remembered at most. */
const REMEMBER_MS = 60_000;
/** Seconds by which clocks may differ. */
const CLOCK_TOLERANCE = 5;
const ALGORITHMS = ['EdDSA', 'Ed25519', 'ES256', 'ES384', 'RS256', 'PS256'];
/** Characters of a token at most. */
const MAX_TOKEN = 8_192;

const challenge = { 'www-authenticate': 'Bearer error="invalid_token"' };
const refused = (text: Text) => new HttpError(401, 'UNAUTHENTICATED', text, challenge);

const EXPIRED: Text = { en: 'The session has expired; sign in again.', fr: 'La session a expiré ; reconnectez-vous.' };
const ENDED: Text = { en: 'The session was ended; sign in again.', fr: 'La session est terminée ; reconnectez-vous.' };
const NOT_VALID: Text = {
  en: 'The token is not valid; sign in again.',
  fr: 'Le jeton n’est pas valide ; reconnectez-vous.',
};
const NO_BEARER: Text = {
  en: 'Send the token as "Authorization: Bearer <token>".',
  fr: 'Envoyez le jeton sous la forme « Authorization: Bearer <jeton> ».',
};
export const NOT_CHECKED: Text = {
  en: 'Sign-in cannot be checked at the moment; try again.',
  fr: 'La connexion ne peut pas être vérifiée pour le moment ; réessayez.',
};

interface RememberedToken {
  readonly actor: Exclude<Actor, { kind: 'anonymous' | 'service' }>;
  readonly untilMs: number;
}

export function createAuthenticator(trust: TokenTrust, now: () => number = Date.now): Authenticator {
  const remembered = new LRUCache<string, RememberedToken>({ max: REMEMBERED_TOKENS });

  async function verify(token: string): Promise<JWTPayload> {
    const expected = {
      ...(trust.issuer === undefined ? {} : { issuer: trust.issuer }),
      ...(trust.audience === undefined ? {} : { audience: trust.audience }),
    };
    try {
      const { payload } = await jwtVerify(token, trust.keys, {
        ...expected,
        algorithms: ALGORITHMS,
        clockTolerance: CLOCK_TOLERANCE,
        requiredClaims: ['exp', 'sub'],
        currentDate: new Date(now()),
      });
      return payload;
    } catch (error) {
      if (error instanceof errors.JWTExpired) throw refused(EXPIRED);
      if (error instanceof errors.JOSEError) throw refused(NOT_VALID);
      throw new HttpError(503, 'UNAVAILABLE', NOT_CHECKED, { 'retry-after': '1' }, { retryAfterSeconds: 1 });
    }
  }

  return {
    async actorOf(authorization) {
      if (authorization === undefined || authorization === '') return anonymous;
      const [, token] = /^Bearer ([\w.~+/=-]+)$/i.exec(authorization) ?? [];
      if (token === undefined || token.length > MAX_TOKEN) throw refused(NO_BEARER);
      const key = createHash('sha256').update(token).digest('base64');
      const known = remembered.get(key);
      if (known && known.untilMs > now()) {
        if (trust.isRevoked(known.actor.sessionId)) throw refused(ENDED);
        return known.actor;
      }
      const payload = await verify(token);
      const actor = actorOf(payload);
      if (actor === undefined || actor.kind === 'anonymous' || actor.kind === 'service') throw refused(NOT_VALID);
      if (trust.isRevoked(actor.sessionId)) throw refused(ENDED);
      remembered.set(key, { actor, untilMs: Math.min(now() + REMEMBER_MS, (payload.exp ?? 0) * 1_000) });
      return actor;
    },
    hasEnded: (sessionId) => trust.isRevoked(sessionId),
  };
}
