import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '#kernel/values/ids.ts';
import { customerActor, staffActor, visitor } from '../../../test/support/actors.ts';
import { openCustomers, type TestCustomers } from '../testing/customers.ts';
import { importFive } from '../testing/profiles.ts';

const clerk = staffActor(['SERVICE']);
const executive = staffActor(['EXECUTIVE']);
const UPDATE = `mutation ($i: UpdateCustomerInput!) { updateCustomer(input: $i) {
  __typename ... on UpdateCustomerPayload { customer { firstName phone email version } }
  ... on UserError { message errorCode } ... on ConflictError { currentVersion } } }`;

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
    customers.ask<{ __typename: string; customer: { version: number } }>(actor, UPDATE, { i });
  const self = customerActor(one(3));
  customers.clock.advance(1_000);
  const changed = await update(self, { customerId: one(3), phone: '07 00 00 00 01', firstName: 'Zoë' });
  expect(changed).toMatchObject({ customer: { firstName: 'Zoë', phone: '+33700000001' } });
  customers.clock.advance(1_000);
  const expectedVersion = changed.customer.version;
  expect(await update(clerk, { customerId: one(3), phone: null, expectedVersion })).toMatchObject({
    customer: { phone: null },
  });
  customers.clock.advance(1_000);
  expect(await update(clerk, { customerId: one(3), phone: null, expectedVersion })).toMatchObject({
    errorCode: 'VERSION_CONFLICT',
    currentVersion: expect.any(Number),
  });
  expect((await update(self, { customerId: one(3), email: 'new@maison.fr' })).__typename).toBe('FORBIDDEN');
  expect((await update(self, { customerId: one(2), firstName: 'X' })).__typename).toBe('FORBIDDEN');
  expect((await update(executive, { customerId: one(2), firstName: 'X' })).__typename).toBe('FORBIDDEN');
  expect((await update(visitor, { customerId: one(2), firstName: 'X' })).__typename).toBe('UNAUTHENTICATED');
  expect((await update(clerk, { customerId: newId('cus'), firstName: 'X' })).__typename).toBe('NotFoundError');
  for (const wrong of [{ customerId: '\u0000' }, { phone: '12' }, { email: 'x' }, { firstName: 'x'.repeat(101) }]) {
    expect((await update(clerk, { customerId: one(2), ...wrong })).__typename).toBe('ValidationError');
  }
});

it('happens once, however often it is sent with one key', async () => {
  const i = { customerId: one(1), firstName: 'Jeanne', idempotencyKey: randomUUID() };
  const first = await customers.ask(clerk, UPDATE, { i });
  expect(await customers.ask(clerk, UPDATE, { i })).toEqual(first);
  expect(await customers.ask(clerk, UPDATE, { i: { ...i, firstName: 'Jean' } })).toMatchObject({
    errorCode: 'IDEMPOTENCY_KEY_REUSED',
  });
});
