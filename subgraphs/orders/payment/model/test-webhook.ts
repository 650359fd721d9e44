import { createHmac, timingSafeEqual } from 'node:crypto';
import { ForbiddenError } from '#kernel/values/errors.ts';
import { MINUTE } from '#kernel/values/time.ts';

/** Header that carries `t=<epoch ms>,v1=<HMAC-SHA256 of "t.body", hex>`. */
export const SIGNATURE_HEADER = 'x-payment-signature';
const TOLERANCE_MS = 5 * MINUTE;

/** The secret of the test provider's webhooks, derived so that no further setting is needed. */
export function testWebhookSecret(gatewayCredential: string): string {
  return createHmac('sha256', gatewayCredential).update('payments:test').digest('hex');
}

export function signWebhook(secret: string, body: string, at: Date): string {
  const t = at.getTime();
  return `t=${t},v1=${createHmac('sha256', secret).update(`${t}.${body}`).digest('hex')}`;
}

/** @throws ForbiddenError when the signature is not the provider's or is too old. */
export function assertSigned(secret: string, header: string | undefined, body: Buffer, now: Date): void {
  const match = /^t=(\d{1,15}),v1=([0-9a-f]{64})$/.exec(header ?? '');
  const at = new Date(Number(match?.[1] ?? 0));
  const expected = Buffer.from(signWebhook(secret, body.toString('utf8'), at));
  const given = Buffer.from(header ?? '');
  const genuine = match !== null && given.length === expected.length && timingSafeEqual(given, expected);
  if (!genuine) throw new ForbiddenError('The signature is not right');
  if (Math.abs(now.getTime() - at.getTime()) > TOLERANCE_MS) throw new ForbiddenError('The signature is too old');
}
