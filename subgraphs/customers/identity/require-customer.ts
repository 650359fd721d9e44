import { NotFoundError } from '#kernel/values/errors.ts';
import type { CustomersDeps } from '../deps.ts';
import type { Customer } from './model/customer.ts';
import { readBearer } from './store/customers.ts';

/** A customer who has proved to be it, as their tokens read it; the request may have been sent without a session. */
export async function requireCustomer(deps: CustomersDeps, id: string): Promise<Customer> {
  const customer = await readBearer(deps.db, id);
  if (!customer) throw new NotFoundError('customer', id);
  return customer;
}
