import type { RequestContext } from '#kernel/request/context.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { CustomersDeps } from '../deps.ts';
import type { MergeReview } from './model/merge-review.ts';
import { readOpenReviews } from './store/merge-reviews.ts';

/** Reviews one answer may hold. */
const MAX_REVIEWS = 100;

/** Merges that only a person may decide, oldest first. */
export function listMergeReviews(deps: CustomersDeps, request: RequestContext, first: number): Promise<MergeReview[]> {
  assertCan(request.actor, 'customers:write');
  return readOpenReviews(deps.db, Math.min(Math.max(1, first), MAX_REVIEWS));
}
