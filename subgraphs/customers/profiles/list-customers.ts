import type { RequestContext } from '#kernel/request/context.ts';
import { type Page, parsePage, toPage } from '#kernel/values/pagination.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { CustomersDeps } from '../deps.ts';
import type { Customer } from '../identity/model/customer.ts';
import { parseTimePage } from '../timeline/model/time-page.ts';
import { type CustomerSort, parseSearch } from './model/customer-search.ts';
import { countCustomers, customerKey, readCustomerPage } from './store/customer-pages.ts';

export interface CustomerListArgs {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly query?: string | null | undefined;
  readonly sort?: CustomerSort | null | undefined;
}

/** Customers by the beginnings of their names or address, or by a whole identifier; newest first unless told otherwise. */
export async function listCustomers(
  deps: CustomersDeps,
  request: RequestContext,
  args: CustomerListArgs,
): Promise<Page<Customer>> {
  assertCan(request.actor, 'customers:read');
  const sort = args.sort ?? 'NEWEST';
  const page = sort === 'NEWEST' ? parseTimePage(args) : parsePage(args, 3);
  const search = parseSearch(args.query);
  const rows = await readCustomerPage(deps.db, page, sort, search);
  return toPage(rows, page, customerKey(sort), () => countCustomers(deps.db, search));
}
