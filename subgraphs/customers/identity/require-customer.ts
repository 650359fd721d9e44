import { NotFoundError } from '#kernel/values/errors.ts';
import type { CustomersDeps } from '../deps.ts';
import type { Customer } from './model/customer.ts';
import { readCustomers } from './store/customers.ts';

/** A customer who has proved to be it; the request that did so may have been sent without a session. */
export async function requireCustomer(deps: CustomersDeps, id: string): Promise<Customer> {
  const [customer] = await readCustomers(deps.db, [id]);
  if (!customer) throw new NotFoundError('customer', id);
  return customer;
}
