import { isId } from '#kernel/values/ids.ts';
import type { CustomersDeps } from '../deps.ts';
import type { Customer } from '../identity/model/customer.ts';
import { readFacts } from '../identity/store/customers.ts';

/** The facts of a customer that other domains ask for while they work. */
export interface CustomerFacts extends Pick<Customer, 'email' | 'locale'> {
  /** As asked. */
  readonly id: string;
  readonly survivorId: string;
}

/** Facts of customers by any of their ids, in one statement; unknown ids are left out. */
export function readCustomerFacts(deps: CustomersDeps, ids: readonly string[]): Promise<CustomerFacts[]> {
  return readFacts(
    deps.db,
    ids.filter((id) => isId('cus', id)),
  );
}
