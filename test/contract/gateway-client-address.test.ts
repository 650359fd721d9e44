import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ServedSubgraph } from '#kernel/runtime/serve.ts';
import type { RunningGateway } from '../../gateway/gateway.ts';
import { fixtureDomains } from './fixture/fixture-domains.ts';
import { ask, serveFixture, startFixtureGateway } from './fixture/fixture-gateway.ts';

const SECRET = 'by which the rendering shop proves itself';
const forwarded = (entries: string) => ({ 'x-forwarded-for': entries });
const buyer = (address: string, secret = SECRET) => ({
  'passerelle-buyer-address': address,
  'passerelle-buyer-secret': secret,
});

describe.each(['in process', 'over HTTP'])('the address that a domain knows, %s', (way) => {
  const fixture = fixtureDomains();
  let gateway: RunningGateway;
  let served: ServedSubgraph[] = [];
  beforeAll(async () => {
    if (way === 'over HTTP') served = await Promise.all(fixture.subgraphs.map((subgraph) => serveFixture(subgraph)));
    const remote = new Map(served.map(({ url }, n) => [fixture.subgraphs[n]?.name ?? '', url]));
    gateway = await startFixtureGateway(fixture.subgraphs, {
      env: { TRUSTED_PROXY_HOPS: '1', BUYER_ADDRESS_SECRET: SECRET },
      ...(served.length > 0 ? { remote } : {}),
    });
  });
  afterAll(async () => {
    await gateway.close();
    await Promise.all(served.map((one) => one.close()));
  });

  it.each([
    ['the other end of the connection', {}, '127.0.0.1'],
    ['what the trusted proxy wrote', forwarded('6.6.6.6, 198.51.100.1'), '198.51.100.1'],
    ['a /64 of IPv6', forwarded('2001:db8:1:2:3:4:5:6'), '2001:db8:1:2::/64'],
    ['the buyer of a server with the secret', { ...forwarded('198.51.100.1'), ...buyer('203.0.113.7') }, '203.0.113.7'],
    ['nobody’s word without it', { ...forwarded('198.51.100.1'), ...buyer('203.0.113.7', 'guess') }, '198.51.100.1'],
    ['nothing that a client calls internal', { 'x-passerelle-address': '203.0.113.7' }, '127.0.0.1'],
  ])('is %s', async (_, headers, address) => {
    expect((await ask(gateway, '{ addressOfRequest }', {}, headers)).data).toEqual({ addressOfRequest: address });
  });
});

describe('limits by address', () => {
  const fixture = fixtureDomains();
  const guess = async (gateway: RunningGateway, headers: Record<string, string>) =>
    (await ask(gateway, '{ giftCard(code: "A") }', {}, headers)).status;

  it('distinguish two callers behind one balancer, and count the addresses of one /64 together', async () => {
    const env = { RATE_LIMIT_SENSITIVE_PER_MINUTE: '2', TRUSTED_PROXY_HOPS: '2' };
    const gateway = await startFixtureGateway(fixture.subgraphs, { env });
    const from = (address: string) => guess(gateway, forwarded(`${address}, 10.0.0.1`));
    expect([await from('2001:db8::1'), await from('2001:db8::2'), await from('2001:db8::3')]).toEqual([200, 200, 429]);
    expect([await from('2001:db8:0:1::1'), await from('198.51.100.1')]).toEqual([200, 200]);
    await gateway.close();
  });

  it('are shown to be wrong where a balancer is not configured', async () => {
    const gateway = await startFixtureGateway(fixture.subgraphs);
    const warnings = async () => {
      const { warnings: shown } = (await (await fetch(`${gateway.url}/health/ready`)).json()) as { warnings: string[] };
      return shown;
    };
    expect(await warnings()).toEqual([]);
    for (const address of ['198.51.100.1', '198.51.100.2']) await guess(gateway, forwarded(address));
    expect(await warnings()).toEqual([expect.stringContaining('TRUSTED_PROXY_HOPS')]);
    await gateway.close();
  });
});
