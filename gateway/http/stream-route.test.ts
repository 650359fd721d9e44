import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterEach, expect, it } from 'vitest';
import { createLogger } from '#kernel/request/log.ts';
import type { PushRequest } from '#kernel/runtime/push.ts';
import { createAuthenticator } from '../auth/authenticator.ts';
import type { SubgraphLink } from '../links/subgraph-link.ts';
import { createMetrics } from '../telemetry/metrics.ts';
import { type Listener, listen } from './listener.ts';
import { createStreamRequests } from './stream-request.ts';
import { streamRoute } from './stream-route.ts';

let listener: Listener | undefined;
afterEach(() => listener?.drain(0));

/** A stream over one domain with the topic `orders`, whose sessions end when told. */
async function openStream(by: { lifetime: string } | { ticket: string }) {
  const { privateKey, publicKey } = await generateKeyPair('EdDSA', { extractable: true });
  const keys = createLocalJWKSet({ keys: [{ ...(await exportJWK(publicKey)), alg: 'EdDSA' }] });
  const revoked = new Set<string>();
  let now = Date.now();
  const trust = { keys, issuer: undefined, audience: undefined, isRevoked: (id: string) => revoked.has(id) };
  const listeners = new Set<PushRequest['listener']>();
  const subscribe: SubgraphLink['subscribe'] = async ({ topics, listener }) => {
    listeners.add(listener);
    return { topics, position: '0:0', stop: () => void listeners.delete(listener) };
  };
  const actor = { kind: 'customer', customerId: 'cus_1', sessionId: 'ses_1' } as const;
  const redeem = async () => ({ actor, topics: ['orders'], after: null });
  const link = { name: 'orders', subscribe } as SubgraphLink;
  const route = streamRoute({
    links: new Map([['orders', link]]),
    readRequest: createStreamRequests(
      createAuthenticator(trust, () => now),
      redeem,
    ),
    metrics: createMetrics(),
    heartbeatMs: 20,
  });
  listener = await listen(0, '127.0.0.1', {
    routes: [route],
    isAllowedOrigin: () => false,
    addressOf: () => '127.0.0.1',
    limiter: undefined,
    callerOf: async () => 'nobody',
    metrics: createMetrics(),
    logger: createLogger({}, true),
  });
  const signed = (lifetime: string) =>
    new SignJWT({ kind: 'staff', sid: 'ses_1', roles: ['ASSOCIATE'] })
      .setProtectedHeader({ alg: 'EdDSA' })
      .setSubject('stf_1')
      .setExpirationTime(lifetime)
      .sign(privateKey);
  const root = `http://127.0.0.1:${listener.port}/stream`;
  const response =
    'ticket' in by
      ? await fetch(`${root}?ticket=${by.ticket}`)
      : await fetch(`${root}?topics=orders`, { headers: { authorization: `Bearer ${await signed(by.lifetime)}` } });
  const reader = response.body?.getReader();
  if (!reader) throw new Error('no body');
  await reader.read();
  const ends = async () => {
    for (;;) if ((await reader.read()).done) return true;
  };
  const advance = (milliseconds: number) => {
    now += milliseconds;
  };
  return { reader, revoked, listeners, ends, advance };
}

it('continues while its session does', async () => {
  const { reader, listeners } = await openStream({ lifetime: '15m' });
  const { value } = await reader.read();
  expect(new TextDecoder().decode(value)).toContain('still here');
  expect(listeners.size).toBe(1);
  await reader.cancel();
});

it('ends with its session', async () => {
  const { revoked, ends, listeners } = await openStream({ lifetime: '15m' });
  revoked.add('ses_1');
  expect(await ends()).toBe(true);
  await expect.poll(() => listeners.size).toBe(0);
});

it('ends with the session of its ticket', async () => {
  const { revoked, reader, ends, listeners } = await openStream({ ticket: 'a' });
  const { value } = await reader.read();
  expect(new TextDecoder().decode(value)).toContain('still here');
  revoked.add('ses_1');
  expect(await ends()).toBe(true);
  await expect.poll(() => listeners.size).toBe(0);
});

it('ends with its token', async () => {
  const { advance, ends } = await openStream({ lifetime: '15m' });
  advance(16 * 60_000);
  expect(await ends()).toBe(true);
});
