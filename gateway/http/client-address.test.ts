import type { IncomingMessage } from 'node:http';
import { expect, it } from 'vitest';
import { createAddressOf } from './client-address.ts';

const SECRET = 'the secret of the shop that renders its pages';

function ask(
  settings: { trustedProxyHops?: number; buyerAddressSecret?: string },
  headers: Record<string, string>,
  remoteAddress: string | undefined = '10.0.0.9',
) {
  const warnings = new Set<string>();
  const all = { trustedProxyHops: 0, buyerAddressSecret: undefined, ...settings };
  const addressOf = createAddressOf(all, (warning) => void warnings.add(warning));
  const address = addressOf({ headers, socket: { remoteAddress } } as unknown as IncomingMessage);
  return { address, warnings: [...warnings].join('\n') };
}

const forwarded = (entries: string) => ({ 'x-forwarded-for': entries });

it.each([
  [0, '198.51.100.1', '10.0.0.9'],
  [1, '198.51.100.1', '198.51.100.1'],
  [1, '6.6.6.6, 198.51.100.1', '198.51.100.1'],
  [2, '6.6.6.6, 198.51.100.1, 10.1.1.1', '198.51.100.1'],
  [2, '198.51.100.1', '198.51.100.1'],
  [2, '6.6.6.6,2001:db8:1:2:a::1,10.1.1.1', '2001:db8:1:2::/64'],
  [3, '6.6.6.6, [2001:db8::1]:443, 10.1.1.1, 10.1.1.2', '2001:db8:0:0::/64'],
  [1, '', '10.0.0.9'],
  [1, '198.51.100.1, unknown', '10.0.0.9'],
])('with %i trusted proxies takes "%s" for %s', (trustedProxyHops, entries, address) => {
  expect(ask({ trustedProxyHops }, forwarded(entries)).address).toBe(address);
});

it('says that a balancer was seen that its settings do not name, and only then', () => {
  expect(ask({}, forwarded('198.51.100.1')).warnings).toContain('TRUSTED_PROXY_HOPS');
  expect(ask({ trustedProxyHops: 1 }, forwarded('198.51.100.1')).warnings).toBe('');
  expect(ask({}, {}).warnings).toBe('');
});

const buyer = (address: string, secret?: string) => ({
  'passerelle-buyer-address': address,
  ...(secret === undefined ? {} : { 'passerelle-buyer-secret': secret }),
});

it('believes a server that proves itself, before any proxy', () => {
  const headers = { ...forwarded('198.51.100.1'), ...buyer('2001:db8:7:7::5', SECRET) };
  const answer = ask({ trustedProxyHops: 1, buyerAddressSecret: SECRET }, headers);
  expect(answer).toEqual({ address: '2001:db8:7:7::/64', warnings: '' });
});

it.each([
  ['no secret', { buyerAddressSecret: SECRET }, buyer('203.0.113.7')],
  ['a wrong secret', { buyerAddressSecret: SECRET }, buyer('203.0.113.7', `${SECRET}.`)],
  ['an empty secret', { buyerAddressSecret: SECRET }, buyer('203.0.113.7', '')],
  ['a secret where none is set', {}, buyer('203.0.113.7', 'undefined')],
  ['what is no address', { buyerAddressSecret: SECRET }, buyer('my buyer', SECRET)],
])('believes nobody with %s, and says so', (_, settings, headers) => {
  const { address, warnings } = ask(settings, headers);
  expect(address).toBe('10.0.0.9');
  expect(warnings).toContain('BUYER_ADDRESS_SECRET');
});

it('has a name for a connection that has ended', () => {
  const addressOf = createAddressOf({ trustedProxyHops: 0, buyerAddressSecret: undefined }, () => undefined);
  expect(addressOf({ headers: {}, socket: {} } as unknown as IncomingMessage)).toBe('unknown');
});
