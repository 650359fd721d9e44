import { once, parseIdempotencyKey } from '#kernel/database/idempotency.ts';
import { actorName } from '#kernel/request/actor.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { NotFoundError } from '#kernel/values/errors.ts';
import { parseId } from '#kernel/values/ids.ts';
import type { SavedViewId } from '../../shared/ids.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { AttributionDeps } from '../deps.ts';
import { viewReader } from './model/view-reader.ts';
import { assertMayChange } from './model/view-rights.ts';
import { lockView, removeView } from './store/saved-views.ts';

/** Deletes a view, for all who see it. @throws ForbiddenError for another's | ValidationError | NotFoundError */
export async function deleteSavedView(
  { db }: Pick<AttributionDeps, 'db'>,
  { actor }: RequestContext,
  input: { readonly savedViewId: string; readonly idempotencyKey: string },
): Promise<SavedViewId> {
  assertCan(actor, 'reports:read');
  const reader = viewReader(actor);
  const id = parseId('svw', input.savedViewId, 'savedViewId');
  const key = parseIdempotencyKey(input.idempotencyKey);
  const request = { scope: `delete-saved-view by ${actorName(actor)}`, key, body: { id } };
  await db.inTransaction('delete-saved-view', (tx) =>
    once(tx, request, async () => {
      const view = await lockView(tx, reader, id);
      if (!view) throw new NotFoundError('saved view', id, 'savedViewId');
      assertMayChange(actor, view);
      await removeView(tx, id);
    }),
  );
  return id;
}
