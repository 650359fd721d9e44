import { generateKeyPairSync, type JsonWebKey } from 'node:crypto';
import { importJWK, SignJWT } from 'jose';
import type { Actor } from '#kernel/request/actor.ts';

/** What gateway and subgraphs of a test know each other by. */
export const testCredential = 'only-for-tests-only-for-tests-only-for-tests';

/** A signing key of the run's own. */
export function createSigningKey(): JsonWebKey & { kid: string; alg: string } {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { ...privateKey.export({ format: 'jwk' }), alg: 'ES256', use: 'sig', kid: 'test' };
}

/** A token as the instance's own sign-in would issue it, for someone who need not exist. */
export async function signToken(
  key: JsonWebKey & { kid: string; alg: string },
  actor: Extract<Actor, { kind: 'customer' | 'guest' | 'staff' }>,
): Promise<string> {
  const claims =
    actor.kind === 'staff'
      ? { kind: actor.kind, sid: actor.sessionId, roles: actor.roles, locations: actor.locationIds }
      : { kind: actor.kind, sid: actor.sessionId };
  return new SignJWT(claims)
    .setProtectedHeader({ alg: key.alg, kid: key.kid })
    .setSubject(actor.kind === 'staff' ? actor.staffId : actor.customerId)
    .setIssuedAt()
    .setExpirationTime('1h')
    .sign(await importJWK(key, key.alg));
}
