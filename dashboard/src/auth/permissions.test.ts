import { expect, it } from 'vitest';
import { mayDo } from './permissions.ts';

it('lets a merchandiser change products and prices, and an executive only look at them', () => {
  expect(mayDo(['MERCHANDISER'], 'products', 'edit')).toBe(true);
  expect(mayDo(['EXECUTIVE'], 'products', 'edit')).toBe(false);
  expect(mayDo(['EXECUTIVE'], 'products', 'show')).toBe(true);
});

it('hides reports and purchase costs from associates and customer service', () => {
  for (const role of ['ASSOCIATE', 'SERVICE'] as const) {
    expect(mayDo([role], 'overview', 'list')).toBe(false);
    expect(mayDo([role], 'costs', 'show')).toBe(false);
  }
});

it('denies whatever it does not know, and everything to nobody', () => {
  expect(mayDo(['ADMIN'], 'secrets', 'list')).toBe(false);
  expect(mayDo(['ADMIN'], 'orders', 'delete')).toBe(false);
  expect(mayDo([], 'products', 'list')).toBe(false);
});

it('adds up the roles of one person', () => {
  expect(mayDo(['SERVICE', 'MERCHANDISER'], 'overview', 'list')).toBe(true);
});
