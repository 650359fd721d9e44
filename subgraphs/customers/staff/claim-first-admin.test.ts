import { afterAll, beforeAll, expect, it } from 'vitest';
import { service, visitor } from '../../../test/support/actors.ts';
import { openCustomers, type TestCustomers } from '../testing/customers.ts';
import { newAddress, type Session } from '../testing/sessions.ts';

const CLAIM = `mutation ($i: ClaimFirstAdminInput!) { claimFirstAdmin(input: $i) {
  __typename ... on ClaimFirstAdminPayload { session { accessToken } staffMember { id roles } } ... on UserError { message } } }`;
const PREPARE = 'mutation { customersPrepareFirstAdmin }';

let customers: TestCustomers;
beforeAll(async () => {
  customers = await openCustomers();
});
afterAll(() => customers.close());

it('makes one admin, by a code that is shown once and serves once', async () => {
  const stale = await customers.ask<string>(service, PREPARE);
  const code = await customers.ask<string>(service, PREPARE);
  expect(code).toMatch(/^([A-Z2-9]{5}-){3}[A-Z2-9]{5}$/);
  const claim = (given: string) =>
    customers.ask<Session>(visitor, CLAIM, {
      i: { code: given, email: newAddress(), password: 'ciel gris 42', name: 'Ada' },
    });
  expect((await claim(stale)).__typename).toBe('FORBIDDEN');
  expect((await claim('\u0000')).__typename).toBe('FORBIDDEN');
  const claimed = await Promise.all([claim(code), claim(code.toLowerCase())]);
  expect(claimed.map((one) => one.__typename).sort()).toEqual(['ClaimFirstAdminPayload', 'FORBIDDEN']);
  expect(await customers.ask(service, PREPARE)).toBeNull();
  expect((await claim(code)).__typename).toBe('FORBIDDEN');
});
