import { once, parseIdempotencyKey } from '#kernel/database/idempotency.ts';
import { actorName } from '#kernel/request/actor.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { ConflictError } from '#kernel/values/errors.ts';
import { newId } from '#kernel/values/ids.ts';
import { parseInput } from '#kernel/values/parse-input.ts';
import type { SavedViewId } from '../../shared/ids.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { AttributionDeps } from '../deps.ts';
import { checkRoom } from './check-room.ts';
import type { SavedView } from './model/saved-view.ts';
import { locationsOf, newView } from './model/view-input.ts';
import { viewReader } from './model/view-reader.ts';
import { insertView, putDefault, readView } from './store/saved-views.ts';

export interface CreateSavedViewInput {
  readonly name: string;
  readonly path: string;
  readonly search: string;
  readonly isShared: boolean;
  readonly isDefault: boolean;
  readonly idempotencyKey: string;
}

/**
 * Keeps a page with its filters under a name. @throws ForbiddenError | ValidationError; ConflictError when the name is
 * taken, or there are as many views as can be listed.
 */
export async function createSavedView(
  { db, clock }: Pick<AttributionDeps, 'db' | 'clock'>,
  { actor }: RequestContext,
  { idempotencyKey, ...input }: CreateSavedViewInput,
): Promise<SavedView> {
  assertCan(actor, 'reports:read');
  const reader = viewReader(actor);
  const key = parseIdempotencyKey(idempotencyKey);
  const view = parseInput(newView, input);
  return db.inTransaction(
    'create-saved-view',
    async (tx) => {
      const request = { scope: `create-saved-view by ${actorName(actor)}`, key, body: input };
      const { result: id } = await once(tx, request, async (): Promise<SavedViewId> => {
        const made = newId('svw');
        const row = { ...view, id: made, ownerId: reader.staffId, updatedAt: clock.now() };
        await checkRoom(tx, row, true);
        await insertView(tx, { ...row, locationIds: locationsOf(view.search) });
        if (input.isDefault) await putDefault(tx, reader.staffId, view.path, made);
        return made;
      });
      const kept = await readView(tx, reader, id);
      if (!kept) throw new ConflictError('The view was deleted meanwhile; save it again');
      return kept;
    },
    [`views ${view.path}`],
  );
}
