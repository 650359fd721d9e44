import type { RequestContext } from '#kernel/request/context.ts';
import { type Page, type PageArgs, parseInstantPage, parsePage, toPage } from '#kernel/values/pagination.ts';
import { parseInput } from '#kernel/values/parse-input.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { CustomersDeps } from '../deps.ts';
import type { Customer } from '../identity/model/customer.ts';
import { type CustomerSort, customerFilter, DEFAULT_SORT } from './model/customer-list.ts';
import { parseSearch } from './model/customer-search.ts';
import { countCustomers, customerKey, readCustomerPage } from './store/customer-pages.ts';

export interface CustomerListArgs extends PageArgs {
  readonly query?: string | null | undefined;
  readonly filter?: unknown;
  readonly sort?: CustomerSort | null | undefined;
}

/** Customers by the beginnings of their names or address, or by a whole identifier; the last to come first unless told otherwise. */
export async function listCustomers(
  deps: CustomersDeps,
  request: RequestContext,
  args: CustomerListArgs,
): Promise<Page<Customer>> {
  assertCan(request.actor, 'customers:read');
  const sort = args.sort ?? DEFAULT_SORT;
  const page = sort.key === 'CREATED_AT' ? parseInstantPage(args) : parsePage(args, 3);
  const wanted = { search: parseSearch(args.query), filter: parseInput(customerFilter, args.filter ?? {}, 'filter') };
  const rows = await readCustomerPage(deps.db, page, sort, wanted);
  return toPage(rows, page, customerKey(sort.key), () => countCustomers(deps.db, wanted));
}
