import { z } from 'zod';
import { definePort, type Ports } from '#kernel/ports/port.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { NotFoundError } from '#kernel/values/errors.ts';

const customersFacts = definePort<{ ids: string[] }, Array<{ id: string }>>({
  domain: 'customers',
  document: 'query Facts($ids: [ID!]!) { customersFacts(ids: $ids) { id } }',
  result: z.array(z.object({ id: z.string() })),
});

/** @throws NotFoundError when `customers` has no customer of that id. */
export async function assertCustomerExists(ports: Ports, request: RequestContext, customerId: string): Promise<void> {
  const known = await ports.call(customersFacts, { ids: [customerId] }, request);
  if (known.length === 0) throw new NotFoundError('customer', customerId);
}
