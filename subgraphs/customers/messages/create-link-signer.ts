import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { isId } from '#kernel/values/ids.ts';
import type { OneTimeLinkId } from '../../shared/ids.ts';
import type { LinkSigner } from './model/link-signer.ts';
import type { MessageKind } from './model/message.ts';

const KEY_BYTES = 32;

/** A key of their own, derived from the instance's secret: nothing that is signed for sessions is good as a link. */
function deriveKey(signingKey: string | undefined): Buffer {
  // Without a secret of its own a process signs with one that ends with it: fit for development and tests alone.
  if (signingKey === undefined) return randomBytes(KEY_BYTES);
  return Buffer.from(hkdfSync('sha256', signingKey, '', 'passerelle one-time links', KEY_BYTES));
}

/** @param signingKey the private key of sessions, as the configuration holds it. */
export function createLinkSigner(signingKey: string | undefined): LinkSigner {
  const key = deriveKey(signingKey);
  const seal = (purpose: MessageKind, id: string) =>
    createHmac('sha256', key).update(`${purpose} ${id}`).digest('base64url');
  return {
    sign: (purpose, id) => `${id}.${seal(purpose, id)}`,
    read(purpose, linkToken) {
      const [id = '', given = '', ...more] = linkToken.split('.');
      if (more.length > 0 || !isId('lnk', id)) return undefined;
      const [expected, shown] = [Buffer.from(seal(purpose, id)), Buffer.from(given)];
      return expected.length === shown.length && timingSafeEqual(expected, shown) ? (id as OneTimeLinkId) : undefined;
    },
  };
}
