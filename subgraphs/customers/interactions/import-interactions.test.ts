import { afterAll, beforeAll, expect, it } from 'vitest';
import { service } from '../../../test/support/actors.ts';
import { openCustomers, type TestCustomers } from '../testing/customers.ts';
import { timelinesOf } from '../testing/timeline.ts';

let customers: TestCustomers;
beforeAll(async () => {
  customers = await openCustomers();
});
afterAll(() => customers.close());
const { timeline, customer } = timelinesOf(() => customers);

it('imports an interaction once, however often it is imported', async () => {
  const customerId = await customer();
  const interactions = ['1', '2'].map((externalId) => ({
    externalId: `${customerId}-${externalId}`,
    customerId,
    kind: 'DEMO',
    occurredAt: `2026-01-0${externalId}T10:00:00Z`,
  }));
  const load = (batch: object) =>
    customers.send(service, 'mutation ($b: JSON!) { customersImportInteractions(batch: $b) }', { b: batch });
  const batch = { source: 'demo', interactions };
  expect((await load(batch)).data).toEqual({ customersImportInteractions: { created: 2 } });
  expect((await load(batch)).data).toEqual({ customersImportInteractions: { created: 0 } });
  expect((await timeline(customerId)).nodes).toHaveLength(2);
  expect((await load({ source: 'demo', interactions: [{}] })).errors?.[0]?.extensions?.['code']).toBe('VALIDATION');
});
