import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '#kernel/values/ids.ts';
import { customerActor, staffActor, visitor } from '../../../test/support/actors.ts';
import { openCustomers, type TestCustomers } from '../testing/customers.ts';
import { importFive } from '../testing/profiles.ts';

const clerk = staffActor(['SERVICE']);
const executive = staffActor(['EXECUTIVE']);
const UPDATE = `mutation ($i: UpdateCustomerInput!) { updateCustomer(input: $i) {
  __typename ... on Customer { firstName phone email updatedAt } ... on UserError { message } } }`;

let customers: TestCustomers;
let ids: string[];
beforeAll(async () => {
  customers = await openCustomers();
  ids = await importFive(customers);
});
afterAll(() => customers.close());

const one = (index: number) => ids[index] ?? '';

it('is for the person and for staff, and never overwrites a change that the caller has not seen', async () => {
  const update = (actor: Parameters<typeof customers.ask>[0], i: object) =>
    customers.ask<{ __typename: string; updatedAt: string }>(actor, UPDATE, { i });
  const self = customerActor(one(3));
  customers.clock.advance(1_000);
  const changed = await update(self, { id: one(3), phone: '07 00 00 00 01', firstName: 'Zoë' });
  expect(changed).toMatchObject({ __typename: 'Customer', firstName: 'Zoë', phone: '+33700000001' });
  customers.clock.advance(1_000);
  const expectedUpdatedAt = changed.updatedAt;
  expect(await update(clerk, { id: one(3), phone: null, expectedUpdatedAt })).toMatchObject({ phone: null });
  customers.clock.advance(1_000);
  expect((await update(clerk, { id: one(3), phone: null, expectedUpdatedAt })).__typename).toBe('ConflictError');
  expect((await update(self, { id: one(3), email: 'new@maison.fr' })).__typename).toBe('FORBIDDEN');
  expect((await update(self, { id: one(2), firstName: 'X' })).__typename).toBe('FORBIDDEN');
  expect((await update(executive, { id: one(2), firstName: 'X' })).__typename).toBe('FORBIDDEN');
  expect((await update(visitor, { id: one(2), firstName: 'X' })).__typename).toBe('UNAUTHENTICATED');
  expect((await update(clerk, { id: newId('cus'), firstName: 'X' })).__typename).toBe('NotFoundError');
  for (const wrong of [
    { id: '\u0000' },
    { phone: '12' },
    { email: 'x' },
    { firstName: 'x'.repeat(101) },
    { locale: '!' },
  ]) {
    expect((await update(clerk, { id: one(2), ...wrong })).__typename).toBe('ValidationError');
  }
});
