import { createHmac, timingSafeEqual } from 'node:crypto';

/** Characters of a key at most; one of ten stores and three keys has some 900. */
const MAX_KEY = 20_000;

function sign(gatewayCredential: string, purpose: string, text: string): string {
  const secret = createHmac('sha256', gatewayCredential).update(purpose).digest();
  return createHmac('sha256', secret).update(text).digest('base64url');
}

/** An opaque key of what rows are behind a figure; signed, so that only what was answered can be asked for. */
export function signedKey(gatewayCredential: string, purpose: string, what: object): string {
  const text = Buffer.from(JSON.stringify(what)).toString('base64url');
  return `${text}.${sign(gatewayCredential, purpose, text)}`;
}

/** What a key was made of; undefined for one that was not given out for this purpose. */
export function readSignedKey(gatewayCredential: string, purpose: string, key: string): unknown {
  const [text = '', signature = ''] = key.slice(0, MAX_KEY).split('.');
  const given = Buffer.from(signature);
  const expected = Buffer.from(sign(gatewayCredential, purpose, text));
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
  return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
}
