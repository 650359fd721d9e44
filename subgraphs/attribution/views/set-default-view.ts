import { z } from 'zod';
import { onceIfKeyed } from '#kernel/database/idempotency.ts';
import { actorName } from '#kernel/request/actor.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { NotFoundError, ValidationError } from '#kernel/values/errors.ts';
import { parseId } from '#kernel/values/ids.ts';
import { parseInput } from '#kernel/values/parse-input.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { AttributionDeps } from '../deps.ts';
import type { SavedView } from './model/saved-view.ts';
import { viewPath } from './model/view-input.ts';
import { viewReader } from './model/view-reader.ts';
import { lockView, putDefault, readView, removeDefault } from './store/saved-views.ts';

export interface SetDefaultViewInput {
  readonly path: string;
  readonly savedViewId?: string | null | undefined;
  readonly idempotencyKey?: string | null | undefined;
}

/**
 * With which view a page opens for the caller, one's own or a shared one; without one it opens without filters.
 * @throws ForbiddenError | ValidationError | NotFoundError
 */
export async function setDefaultView(
  { db }: Pick<AttributionDeps, 'db'>,
  { actor }: RequestContext,
  { idempotencyKey: key, ...input }: SetDefaultViewInput,
): Promise<SavedView | null> {
  assertCan(actor, 'reports:read');
  const reader = viewReader(actor);
  const { path } = parseInput(z.object({ path: viewPath }), input);
  const id = input.savedViewId ? parseId('svw', input.savedViewId, 'savedViewId') : undefined;
  return db.inTransaction('set-default-view', async (tx) => {
    const request = { scope: `set-default-view by ${actorName(actor)}`, key, body: input };
    await onceIfKeyed(tx, request, async () => {
      if (id === undefined) return removeDefault(tx, reader.staffId, path);
      const view = await lockView(tx, reader, id);
      if (!view) throw new NotFoundError('saved view', id, 'savedViewId');
      if (view.path !== path) {
        const message = `is a view of ${view.path}`;
        throw new ValidationError([{ path: 'savedViewId', issueCode: 'NOT_ALLOWED', message }]);
      }
      return putDefault(tx, reader.staffId, path, id);
    });
    return id === undefined ? null : ((await readView(tx, reader, id)) ?? null);
  });
}
