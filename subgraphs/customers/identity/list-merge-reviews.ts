import { z } from 'zod';
import type { RequestContext } from '#kernel/request/context.ts';
import { type Page, type PageRequest, toPage } from '#kernel/values/pagination.ts';
import { parseInput } from '#kernel/values/parse-input.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { CustomersDeps } from '../deps.ts';
import { MERGE_REVIEW_STATUSES, type MergeReview, REVIEW_KINDS } from './model/merge-review.ts';
import { countMergeReviews, readMergeReviewPage } from './store/merge-reviews.ts';

/** Most values that one field of a filter may name. */
const MAX_FILTER = 250;
const filterSchema = z.object({
  kinds: z.array(z.enum(REVIEW_KINDS)).max(MAX_FILTER).nullish(),
  statuses: z.array(z.enum(MERGE_REVIEW_STATUSES)).max(MAX_FILTER).nullish(),
});

/** A page of the merges that only a person may decide, the oldest first. */
export async function listMergeReviews(
  deps: CustomersDeps,
  { actor }: RequestContext,
  raw: unknown,
  page: PageRequest,
): Promise<Page<MergeReview>> {
  assertCan(actor, 'customers:write');
  const { kinds, statuses } = parseInput(filterSchema, raw ?? {}, 'filter');
  const filter = { kinds: kinds ?? undefined, statuses: statuses ?? undefined };
  const rows = await readMergeReviewPage(deps.db, filter, page);
  const keyOf = ({ createdAt, id }: MergeReview) => [createdAt.toISOString(), id];
  return toPage(rows, page, keyOf, () => countMergeReviews(deps.db, filter));
}
