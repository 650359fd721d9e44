import type { GraphContext } from '#kernel/graphql/builder.ts';
import { defineLoader } from '#kernel/graphql/loader.ts';
import { NotFoundError } from '#kernel/values/errors.ts';
import { isId } from '#kernel/values/ids.ts';
import type { CustomersDeps } from '../../deps.ts';
import { type Customer, mayReadCustomer } from '../model/customer.ts';
import { readCustomers } from '../store/customers.ts';
import { readIdentifiersOf } from '../store/identifiers.ts';
import { readMergeEventsOf } from '../store/merge-events.ts';

type Context = GraphContext<CustomersDeps>;

/** By any id; null for customers whom the caller may not know. */
export const customersById = defineLoader<CustomersDeps, Customer | null>(async ({ deps, request }, ids) => {
  const wellFormed = ids.filter((id) => isId('cus', id));
  const rows = wellFormed.length > 0 ? await readCustomers(deps.db, wellFormed) : [];
  const visible = rows.filter((row) => mayReadCustomer(request.actor, row));
  const byId = new Map<string, Customer>(visible.flatMap((row) => row.requestedIds.map((id) => [id, row] as const)));
  return ids.map((id) => byId.get(id) ?? null);
});

/** The rows of each person, in the order in which they were read. */
function byPerson<Row extends { readonly personId: string }>(ids: readonly string[], rows: readonly Row[]): Row[][] {
  return ids.map((id) => rows.filter((row) => row.personId === id));
}

/** By the survivor's id. */
export const identifiersByPerson = defineLoader(async ({ deps }: Context, ids) =>
  byPerson(ids, await readIdentifiersOf(deps.db, ids)),
);

/** By the survivor's id. */
export const mergeEventsByPerson = defineLoader(async ({ deps }: Context, ids) =>
  byPerson(ids, await readMergeEventsOf(deps.db, ids)),
);

/** The customer after a mutation changed it. */
export async function reloadCustomer(context: Context, id: string): Promise<Customer> {
  const customer = await customersById(context).clearAll().load(id);
  if (!customer) throw new NotFoundError('customer', id);
  return customer;
}
