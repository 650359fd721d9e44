import type { GraphContext } from '#kernel/graphql/builder.ts';
import { defineLoader } from '#kernel/graphql/loader.ts';
import { bearerOf } from '#kernel/request/actor.ts';
import { NotFoundError } from '#kernel/values/errors.ts';
import { isId } from '#kernel/values/ids.ts';
import { can } from '../../../shared/permissions.ts';
import type { CustomersDeps } from '../../deps.ts';
import type { Customer } from '../model/customer.ts';
import { readBearer, readCustomers } from '../store/customers.ts';
import { readIdentifiersOf } from '../store/identifiers.ts';
import { readMergeEventsOf } from '../store/merge-events.ts';

type Context = GraphContext<CustomersDeps>;

/**
 * By any id; null for customers whom the caller may not know. Whose token it is sees their own records alone, whatever
 * staff, POS sales and imports have joined to them.
 */
export const customersById = defineLoader<CustomersDeps, Customer | null>(async ({ deps, request }, ids) => {
  const bearer = bearerOf(request.actor);
  if (bearer !== undefined) {
    const own = await readBearer(deps.db, bearer);
    return ids.map((id) => (own?.memberIds.some((recordId) => recordId === id) ? own : null));
  }
  const wellFormed = can(request.actor, 'customers:read') ? ids.filter((id) => isId('cus', id)) : [];
  const rows = wellFormed.length > 0 ? await readCustomers(deps.db, wellFormed) : [];
  const byId = new Map<string, Customer>(rows.flatMap((row) => row.requestedIds.map((id) => [id, row] as const)));
  return ids.map((id) => byId.get(id) ?? null);
});

/** The rows of each person, in the order in which they were read. */
function byPerson<Row extends { readonly personId: string }>(ids: readonly string[], rows: readonly Row[]): Row[][] {
  return ids.map((id) => rows.filter((row) => row.personId === id));
}

/** By the id of the record that they were first seen with. */
export const identifiersByRecord = defineLoader(async ({ deps }: Context, ids) => {
  const rows = await readIdentifiersOf(deps.db, ids);
  return ids.map((id) => rows.filter((row) => row.customerId === id));
});

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
