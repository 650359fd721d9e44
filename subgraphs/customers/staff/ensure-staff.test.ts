import { afterAll, beforeAll, expect, it } from 'vitest';
import { service } from '../../../test/support/actors.ts';
import { openCustomers, type TestCustomers } from '../testing/customers.ts';
import { newAddress } from '../testing/sessions.ts';

let customers: TestCustomers;
beforeAll(async () => {
  customers = await openCustomers();
});
afterAll(() => customers.close());

it('makes the sign-ins of the demo once, and never in production', async () => {
  const ENSURE = 'mutation ($s: JSON!) { customersEnsureStaff(staff: $s) }';
  const s = [{ email: newAddress(), name: 'Demo', password: 'ciel gris 42', roles: ['EXECUTIVE'] }];
  const [made] = await customers.ask<Array<{ staffId: string }>>(service, ENSURE, { s });
  expect(await customers.ask(service, ENSURE, { s })).toEqual([made]);
  const production = await openCustomers({ mode: 'production' });
  const refused = await production.send(service, ENSURE, { s });
  await production.close();
  expect(refused.errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
});
