import { expect, it } from 'vitest';
import { toCreateInput, toFilter, toUpdateInput } from './staff-input.ts';

it('sends no store for somebody who may act everywhere, and no password: the server makes one up', () => {
  const form = { name: ' Sacha ', email: ' sacha@shop.test ', roles: ['SERVICE'] as const, idempotencyKey: 'k' };
  expect(toCreateInput(form)).toEqual({
    ...{ name: 'Sacha', email: 'sacha@shop.test', roles: ['SERVICE'], locationIds: [] },
    idempotencyKey: 'k',
  });
});

it('sends the version that was read, so that nobody’s change is overwritten', () => {
  const form = { id: 'stf_1', version: 4, isActive: false, name: 'Lou', roles: ['ADMIN'] as const, locationIds: null };
  expect(toUpdateInput(form)).toEqual({
    ...{ staffMemberId: 'stf_1', expectedVersion: 4, isActive: false },
    ...{ name: 'Lou', roles: ['ADMIN'], locationIds: [] },
  });
});

it('narrows by one role, one store, and whether they work here', () => {
  expect(toFilter({})).toEqual({});
  expect(toFilter({ role: 'ASSOCIATE', locationId: 'loc_1', state: 'left' })).toEqual({
    ...{ roles: ['ASSOCIATE'], locationIds: ['loc_1'], isActive: false },
  });
});
