import { isId } from '#kernel/values/ids.ts';
import type { CustomersDeps } from '../deps.ts';
import type { Customer } from '../identity/model/customer.ts';
import { readCustomers } from '../identity/store/customers.ts';

/** The facts of a customer that other domains ask for while they work. */
export interface CustomerFacts extends Pick<Customer, 'email' | 'locale'> {
  /** As asked. */
  readonly id: string;
  readonly survivorId: string;
}

/** Facts of customers by any of their ids, in one statement; unknown ids are left out. */
export async function readCustomerFacts(deps: CustomersDeps, ids: readonly string[]): Promise<CustomerFacts[]> {
  const rows = await readCustomers(
    deps.db,
    ids.filter((id) => isId('cus', id)),
  );
  return rows.flatMap(({ requestedIds, id: survivorId, email, locale }) =>
    requestedIds.map((id) => ({ id, survivorId, email, locale })),
  );
}
