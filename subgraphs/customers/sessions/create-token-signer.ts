import {
  calculateJwkThumbprint,
  errors,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
  jwtVerify,
  SignJWT,
} from 'jose';
import { ConfigError } from '#kernel/values/errors.ts';
import { isId } from '#kernel/values/ids.ts';
import type { CustomerId, SessionId } from '../../shared/ids.ts';
import type { TokenSigner } from './model/token-signer.ts';

const ISSUER = 'passerelle';
/** A revoked session's last token is refused by the list of revocations; this bounds that list. */
const ACCESS_TOKEN_SECONDS = 15 * 60;

async function readKey(signingKey: string | undefined): Promise<JWK> {
  if (signingKey === undefined) {
    // Without a key of its own a process signs with one that ends with it: fit for development and tests alone.
    const { privateKey } = await generateKeyPair('EdDSA', { extractable: true, crv: 'Ed25519' });
    return exportJWK(privateKey);
  }
  try {
    return JSON.parse(signingKey) as JWK;
  } catch {
    throw new ConfigError('SESSION_SIGNING_KEY must be a private JSON Web Key (Ed25519 or P-256) in JSON');
  }
}

/** @throws ConfigError when the key cannot sign. */
export async function createTokenSigner(signingKey: string | undefined): Promise<TokenSigner> {
  const jwk = await readKey(signingKey);
  const alg = jwk.alg ?? (jwk.kty === 'OKP' ? 'EdDSA' : 'ES256');
  const { kty, crv, x, y } = jwk;
  if (!jwk.d || !((kty === 'OKP' && crv === 'Ed25519') || (kty === 'EC' && crv === 'P-256'))) {
    throw new ConfigError('SESSION_SIGNING_KEY must be a private JSON Web Key (Ed25519 or P-256) in JSON');
  }
  const key = await importJWK(jwk, alg);
  const published = { kty, crv, ...(x === undefined ? {} : { x }), ...(y === undefined ? {} : { y }) };
  const publicKey = await importJWK(published, alg);
  const kid = jwk.kid ?? (await calculateJwkThumbprint(published));
  return {
    publicKeys: { keys: [{ ...published, kid, alg, use: 'sig' }] },
    async sign(subject, issuedAt) {
      const iat = Math.floor(issuedAt.getTime() / 1_000);
      const exp = iat + ACCESS_TOKEN_SECONDS;
      const { kind, sessionId: sid } = subject;
      const scope = kind === 'staff' ? { roles: subject.roles, locations: subject.locationIds } : {};
      const accessToken = await new SignJWT({ kind, sid, ...scope })
        .setProtectedHeader({ alg, kid, typ: 'JWT' })
        .setSubject(subject.subjectId)
        .setIssuer(ISSUER)
        .setIssuedAt(iat)
        .setExpirationTime(exp)
        .sign(key);
      return { accessToken, expiresAt: new Date(exp * 1_000) };
    },
    async readGuest(accessToken, at) {
      try {
        const { payload } = await jwtVerify(accessToken, publicKey, {
          issuer: ISSUER,
          algorithms: [alg],
          currentDate: at,
        });
        const { sub, sid, kind } = payload;
        if (kind !== 'guest' || !isId('cus', sub ?? '') || !isId('ses', String(sid))) return undefined;
        return { guestId: sub as CustomerId, sessionId: sid as SessionId };
      } catch (error) {
        if (error instanceof errors.JOSEError) return undefined;
        throw error;
      }
    },
  };
}
