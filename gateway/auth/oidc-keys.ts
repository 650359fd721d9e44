import { createRemoteJWKSet, type JWTVerifyGetKey } from 'jose';
import { request } from 'undici';
import { z } from 'zod';
import type { TokenTrust } from './authenticator.ts';

const discovery = z.object({ issuer: z.string(), jwks_uri: z.url() });
const TIMEOUT_MS = 5_000;

/** Trust in an outside OpenID Connect issuer, found through its discovery document on the first token. */
export function createOidcKeys(issuer: string, audience: string): TokenTrust {
  let keySet: Promise<JWTVerifyGetKey> | undefined;

  async function discover(): Promise<JWTVerifyGetKey> {
    const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
    const answer = await request(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    const document = discovery.parse(await answer.body.json());
    if (document.issuer !== issuer) throw new Error(`${url} is of the issuer ${document.issuer}`);
    return createRemoteJWKSet(new URL(document.jwks_uri), { timeoutDuration: TIMEOUT_MS });
  }

  const keys: JWTVerifyGetKey = async (header, token) => {
    keySet ??= discover();
    try {
      return await (await keySet)(header, token);
    } catch (error) {
      const found = await keySet.then(
        () => true,
        () => false,
      );
      if (!found) keySet = undefined;
      throw error;
    }
  };
  return { keys, issuer, audience, isRevoked: () => false };
}
