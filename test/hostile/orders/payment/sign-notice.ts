import { createHmac } from 'node:crypto';
import { testCredential } from '../../../support/test-secrets.ts';

/** The header that carries a notice's signature, as the test provider documents it. */
export const SIGNATURE_HEADER = 'x-payment-signature';

/** The secret that the test provider derives from the instance's credential. */
export const PROVIDER_SECRET = createHmac('sha256', testCredential).update('payments:test').digest('hex');

/** Signs a notice as the provider does; written apart from the product's own code. */
export function signNotice(secret: string, body: string, at: Date): string {
  const t = at.getTime();
  return `t=${t},v1=${createHmac('sha256', secret).update(`${t}.${body}`).digest('hex')}`;
}
