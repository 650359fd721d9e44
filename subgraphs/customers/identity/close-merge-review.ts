import { once, parseIdempotencyKey } from '#kernel/database/idempotency.ts';
import { actorName } from '#kernel/request/actor.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { NotFoundError } from '#kernel/values/errors.ts';
import { parseId } from '#kernel/values/ids.ts';
import type { MergeReviewId } from '../../shared/ids.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { CustomersDeps } from '../deps.ts';
import { assertKnownAtStore } from '../timeline/assert-known-at-store.ts';
import { parseText } from './model/free-text.ts';
import { closeReview, readMergeReviews } from './store/merge-reviews.ts';

export interface CloseMergeReviewInput {
  readonly mergeReviewId: string;
  readonly note?: string | null | undefined;
  readonly idempotencyKey: string;
}

/**
 * Takes a review off the queue, after the customers were merged manually or left apart.
 * @throws NotFoundError when it is closed already.
 */
export async function closeMergeReview(
  deps: CustomersDeps,
  request: RequestContext,
  input: CloseMergeReviewInput,
): Promise<{ mergeReviewId: MergeReviewId }> {
  assertCan(request.actor, 'customers:write');
  const mergeReviewId = parseId('rev', input.mergeReviewId, 'mergeReviewId');
  const note = parseText(input.note, 'note', 1_000) ?? null;
  const by = actorName(request.actor);
  const call = { scope: `close-merge-review:${by}`, key: parseIdempotencyKey(input.idempotencyKey) };
  await deps.db.inTransaction('close-merge-review', (tx) =>
    once(tx, { ...call, body: { mergeReviewId, note } }, async () => {
      const [review] = await readMergeReviews(tx, [mergeReviewId]);
      await assertKnownAtStore(tx, request, review?.customerIds ?? [mergeReviewId]);
      const closed = await closeReview(tx, mergeReviewId, by, note, deps.clock.now());
      if (!closed) throw new NotFoundError('open merge review', mergeReviewId, 'mergeReviewId');
    }),
  );
  return { mergeReviewId };
}
