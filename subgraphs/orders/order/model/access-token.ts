import { createHmac, timingSafeEqual } from 'node:crypto';
import { isId } from '#kernel/values/ids.ts';
import type { OrderId } from '../../../shared/ids.ts';

/** What signs links to orders, derived so that no further setting is needed. */
export function orderLinkSecret(gatewayCredential: string): string {
  return createHmac('sha256', gatewayCredential).update('orders:access-token').digest('base64url');
}

function sign(secret: string, orderId: OrderId): string {
  return createHmac('sha256', secret).update(orderId).digest('base64url');
}

/** Reads one order without a session; for links to it. */
export function orderAccessToken(secret: string, orderId: OrderId): string {
  return `${orderId}.${sign(secret, orderId)}`;
}

/** The order that a token reads; undefined for one that is not ours. */
export function readAccessToken(secret: string, token: string): OrderId | undefined {
  const [id = ''] = token.split('.', 1);
  if (!isId('ord', id)) return undefined;
  const expected = Buffer.from(orderAccessToken(secret, id));
  const given = Buffer.from(token);
  return given.length === expected.length && timingSafeEqual(given, expected) ? id : undefined;
}
