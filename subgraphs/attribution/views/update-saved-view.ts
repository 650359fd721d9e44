import { onceIfKeyed } from '#kernel/database/idempotency.ts';
import { actorName } from '#kernel/request/actor.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { ConflictError, NotFoundError } from '#kernel/values/errors.ts';
import { parseId } from '#kernel/values/ids.ts';
import { parseInput } from '#kernel/values/parse-input.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { AttributionDeps } from '../deps.ts';
import { checkRoom } from './check-room.ts';
import type { SavedView } from './model/saved-view.ts';
import { locationsOf, viewChange } from './model/view-input.ts';
import { viewReader } from './model/view-reader.ts';
import { assertMayChange } from './model/view-rights.ts';
import { changeView, lockView, readView } from './store/saved-views.ts';

export interface UpdateSavedViewInput {
  readonly savedViewId: string;
  readonly name?: string | null | undefined;
  readonly search?: string | null | undefined;
  readonly isShared?: boolean | null | undefined;
  readonly expectedVersion?: number | null | undefined;
  readonly idempotencyKey?: string | null | undefined;
}

/**
 * Renames a view, gives it other filters, shares it or takes it back; what is left out stays.
 * @throws ForbiddenError for another's | ValidationError | NotFoundError; ConflictError when the name is taken, or it has
 *   another version.
 */
export async function updateSavedView(
  { db, clock }: Pick<AttributionDeps, 'db' | 'clock'>,
  { actor }: RequestContext,
  { idempotencyKey: key, ...input }: UpdateSavedViewInput,
): Promise<SavedView> {
  assertCan(actor, 'reports:read');
  const reader = viewReader(actor);
  const id = parseId('svw', input.savedViewId, 'savedViewId');
  const { name, search, isShared } = parseInput(viewChange, {
    name: input.name ?? undefined,
    search: input.search ?? undefined,
    isShared: input.isShared ?? undefined,
  });
  const before = await readView(db, reader, id);
  if (!before) throw new NotFoundError('saved view', id, 'savedViewId');
  return db.inTransaction(
    'update-saved-view',
    async (tx) => {
      const request = { scope: `update-saved-view by ${actorName(actor)}`, key, body: input };
      await onceIfKeyed(tx, request, async () => {
        const view = await lockView(tx, reader, id);
        if (!view) throw new NotFoundError('saved view', id, 'savedViewId');
        assertMayChange(actor, view);
        const { version } = view;
        if (input.expectedVersion && input.expectedVersion !== version)
          throw new ConflictError(`The view has version ${version}: read it again`, 'VERSION_CONFLICT', version);
        const isNewlyShared = isShared === true && !view.isShared;
        await checkRoom(tx, { ...view, name: name ?? view.name, isShared: isNewlyShared }, false);
        await changeView(tx, id, {
          ...(name === undefined ? {} : { name }),
          ...(isShared === undefined ? {} : { isShared }),
          ...(search === undefined ? {} : { search, locationIds: locationsOf(search) }),
          updatedAt: clock.now(),
        });
      });
      // One who administers the staff may have taken back what another shared: it is theirs alone from now on.
      const changed = await readView(tx, reader, id);
      return changed ?? { ...before, name: name ?? before.name, search: search ?? before.search, isShared: false };
    },
    [`views ${before.path}`],
  );
}
