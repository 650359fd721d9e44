import { z } from 'zod';
import type { RequestContext } from '#kernel/request/context.ts';
import { parseInput } from '#kernel/values/parse-input.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { AttributionDeps } from '../deps.ts';
import type { SavedView } from './model/saved-view.ts';
import { viewPath } from './model/view-input.ts';
import { viewReader } from './model/view-reader.ts';
import { readViews } from './store/saved-views.ts';

/** As many as can be: a person's own views of a page, and the shared ones of it. */
const MAX_LISTED = 150;

/**
 * One's own views of a page, then those that others share; staff bound to stores see no view that names another store.
 * @throws ForbiddenError | ValidationError
 */
export async function listSavedViews(
  { db }: Pick<AttributionDeps, 'db'>,
  { actor }: RequestContext,
  path: string,
): Promise<readonly SavedView[]> {
  assertCan(actor, 'reports:read');
  const input = parseInput(z.object({ path: viewPath }), { path });
  return readViews(db, viewReader(actor), input.path, MAX_LISTED);
}
