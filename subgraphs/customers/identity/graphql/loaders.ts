import type { GraphContext } from '#kernel/graphql/builder.ts';
import { defineLoader } from '#kernel/graphql/loader.ts';
import { definePageLoader } from '#kernel/graphql/page-loader.ts';
import { bearerOf } from '#kernel/request/actor.ts';
import { NotFoundError } from '#kernel/values/errors.ts';
import { isId } from '#kernel/values/ids.ts';
import { type PageArgs, parseInstantPage, toPage } from '#kernel/values/pagination.ts';
import type { IdentifierId, MergeReviewId } from '../../../shared/ids.ts';
import { can } from '../../../shared/permissions.ts';
import type { CustomersDeps } from '../../deps.ts';
import type { Customer } from '../model/customer.ts';
import { type IdentifierView, viewIdentifiers } from '../model/identifier-view.ts';
import type { MergeEventView } from '../model/merge-event.ts';
import { readBearer, readCustomers } from '../store/customers.ts';
import { readIdentifierPages, readIdentifiersById } from '../store/identifiers.ts';
import { readMergeEventPages } from '../store/merge-events.ts';
import { readMergeReviews } from '../store/merge-reviews.ts';

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

/** Identifiers of a person's records, the first seen first, as the caller may see them. */
export const loadIdentifiers = definePageLoader<CustomersDeps, Customer, PageArgs, IdentifierView>(
  async ({ deps, request }, people, args) => {
    const page = parseInstantPage(args);
    const rows = await readIdentifierPages(deps.db, people, page, request.actor.kind === 'service');
    return people.map((person) => {
      const own = viewIdentifiers(
        request.actor,
        person,
        rows.filter(({ personId }) => personId === person.id),
      );
      return toPage(own, page, ({ firstSeenAt, id }) => [firstSeenAt.toISOString(), id]);
    });
  },
);

/** Merges that a person's records went through, the first first. */
export const loadMergeEvents = definePageLoader<CustomersDeps, Customer, PageArgs, MergeEventView>(
  async ({ deps }, people, args) => {
    const page = parseInstantPage(args);
    const rows = await readMergeEventPages(deps.db, people, page);
    return people.map(({ id }) => {
      const own = rows.filter(({ personId }) => personId === id);
      return toPage(own, page, (event) => [event.at.toISOString(), event.id]);
    });
  },
);

export const identifiersById = defineLoader(async ({ deps }: Context, ids: readonly IdentifierId[]) => {
  const found = new Map((await readIdentifiersById(deps.db, ids)).map((one) => [one.id, one]));
  return ids.map((id) => found.get(id) ?? null);
});

/** For those who may decide: the caller is asked for it before. */
export const reviewsById = defineLoader(async ({ deps }: Context, ids: readonly MergeReviewId[]) => {
  const found = new Map((await readMergeReviews(deps.db, ids)).map((one) => [one.id, one]));
  return ids.map((id) => found.get(id) ?? null);
});

/** The customer after a mutation changed it. */
export async function reloadCustomer(context: Context, id: string): Promise<Customer> {
  const customer = await customersById(context).clearAll().load(id);
  if (!customer) throw new NotFoundError('customer', id);
  return customer;
}
