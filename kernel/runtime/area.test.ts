import { expect, test } from 'vitest';
import { type Area, joinAreas } from './area.ts';
import type { Platform } from './platform.ts';

const handle = async () => ({ status: 200, body: {} });
const areas: Area<Platform>[] = [
  { name: 'cart' },
  {
    name: 'payment',
    sensitiveFields: ['giftCard'],
    routes: [{ path: '/webhooks/payments/*', maxBytes: 1, handle }],
  },
  {
    name: 'checkout',
    routes: [{ path: '/beacon', maxBytes: 1, isForStorefronts: true, handle }],
    sharedReads: { fields: ['channels'], shortLivedTypes: ['Money'], changedBy: () => 'all' },
  },
];

test('a domain declares what its areas declare, each once and in one order', () => {
  expect(joinAreas(areas).declarations).toEqual({
    sensitiveFields: ['giftCard'],
    routes: ['/beacon', '/webhooks/payments/*'],
    storefrontRoutes: ['/beacon'],
    sharedFields: ['channels'],
    shortLivedTypes: ['Money'],
  });
  expect(joinAreas([...areas].reverse()).declarations).toEqual(joinAreas(areas).declarations);
});

test('handlers of several areas for one publisher share its cursor', () => {
  const handler = (name: string) => ({ name, types: ['a.b.v1'], handle: async () => undefined });
  const joined = joinAreas<Platform>([
    { name: 'one', subscriptions: () => [{ publisher: 'orders', handlers: [handler('first')] }] },
    { name: 'two', subscriptions: () => [{ publisher: 'orders', handlers: [handler('second')] }] },
  ]).subscriptions({} as Platform);
  expect(joined).toHaveLength(1);
  expect(joined[0]?.handlers.map(({ name }) => name)).toEqual(['first', 'second']);
});
