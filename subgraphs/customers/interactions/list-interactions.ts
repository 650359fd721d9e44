import { z } from 'zod';
import type { RequestContext } from '#kernel/request/context.ts';
import { type Page, type PageRequest, toPage } from '#kernel/values/pagination.ts';
import { parseInput } from '#kernel/values/parse-input.ts';
import { idField } from '../../shared/id-field.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { CustomersDeps } from '../deps.ts';
import { INTERACTION_KINDS, type Interaction } from './model/interaction.ts';
import { readInteractionPage } from './store/interactions.ts';

/** Most values that one field of a filter may name. */
const MAX_FILTER = 250;
const filterSchema = z.object({
  customerIds: z.array(idField('cus')).max(MAX_FILTER).nullish(),
  staffMemberIds: z.array(idField('stf')).max(MAX_FILTER).nullish(),
  locationIds: z.array(idField('loc')).max(MAX_FILTER).nullish(),
  kinds: z.array(z.enum(INTERACTION_KINDS)).max(MAX_FILTER).nullish(),
});

/** A page of interactions, the newest first. @throws UnauthenticatedError | ForbiddenError */
export async function listInteractions(
  deps: CustomersDeps,
  { actor }: RequestContext,
  raw: unknown,
  page: PageRequest,
): Promise<Page<Interaction>> {
  assertCan(actor, 'customers:read');
  const { customerIds, staffMemberIds, locationIds, kinds } = parseInput(filterSchema, raw ?? {}, 'filter');
  const filter = {
    customerIds: customerIds ?? undefined,
    staffIds: staffMemberIds ?? undefined,
    locationIds: locationIds ?? undefined,
    kinds: kinds ?? undefined,
  };
  const rows = await readInteractionPage(deps.db, filter, page);
  return toPage(rows, page, ({ occurredAt, id }) => [occurredAt.toISOString(), id]);
}
