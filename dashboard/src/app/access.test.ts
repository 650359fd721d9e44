import { expect, it } from 'vitest';
import { mayDo } from '../auth/permissions.ts';
import { ACCESS } from './pages.ts';

it('lets a merchandiser change products and prices, and an executive only look at them', () => {
  expect(mayDo(ACCESS, ['MERCHANDISER'], 'products', 'edit')).toBe(true);
  expect(mayDo(ACCESS, ['EXECUTIVE'], 'products', 'edit')).toBe(false);
  expect(mayDo(ACCESS, ['EXECUTIVE'], 'products', 'show')).toBe(true);
});

it('hides reports and purchase costs from associates and customer service', () => {
  for (const role of ['ASSOCIATE', 'SERVICE'] as const) {
    expect(mayDo(ACCESS, [role], 'overview', 'list')).toBe(false);
    expect(mayDo(ACCESS, [role], 'costs', 'show')).toBe(false);
  }
});

it('denies what it does not know, and denies everything without a role', () => {
  expect(mayDo(ACCESS, ['ADMIN'], 'secrets', 'list')).toBe(false);
  expect(mayDo(ACCESS, ['ADMIN'], 'orders', 'delete')).toBe(false);
  expect(mayDo(ACCESS, [], 'products', 'list')).toBe(false);
});

it('adds up the roles of one person', () => {
  expect(mayDo(ACCESS, ['SERVICE', 'MERCHANDISER'], 'overview', 'list')).toBe(true);
});
