import { actorName } from '#kernel/request/actor.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { NotFoundError } from '#kernel/values/errors.ts';
import { parseId } from '#kernel/values/ids.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { CustomersDeps } from '../deps.ts';
import { parseText } from './model/free-text.ts';
import { closeReview } from './store/merge-reviews.ts';

/** Takes a review off the queue, after the customers were merged manually or left apart. */
export async function closeMergeReview(
  deps: CustomersDeps,
  request: RequestContext,
  input: { readonly id: string; readonly note?: string | null | undefined },
): Promise<string> {
  assertCan(request.actor, 'customers:write');
  const id = parseId('rev', input.id);
  const note = parseText(input.note, 'note', 1_000) ?? null;
  const by = actorName(request.actor);
  const closed = await deps.db.inTransaction('close-merge-review', (tx) =>
    closeReview(tx, id, by, note, deps.clock.now()),
  );
  if (!closed) throw new NotFoundError('open merge review', id);
  return id;
}
