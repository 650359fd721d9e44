import type { Tx } from '#kernel/database/database.ts';
import { ConflictError } from '#kernel/values/errors.ts';
import type { SavedView } from './model/saved-view.ts';
import { countViews, isNameTaken } from './store/saved-views.ts';

/** Views that a person may have of a page, and that may be shared of it: all of them are listed. */
const MAX_OWN = 50;
const MAX_SHARED = 100;

/** Checks that a view may be kept as it is now, within a lock on its page's views. @throws ConflictError */
export async function checkRoom(
  tx: Tx,
  view: Pick<SavedView, 'id' | 'ownerId' | 'path' | 'name' | 'isShared'>,
  isNew: boolean,
): Promise<void> {
  if (await isNameTaken(tx, view))
    throw new ConflictError(
      `You have a view of this page named ${view.name} already: choose another name`,
      'ALREADY_EXISTS',
    );
  const { own, shared } = await countViews(tx, view.ownerId, view.path);
  if (isNew && own >= MAX_OWN)
    throw new ConflictError(`You have ${MAX_OWN} views of this page already: delete one first`);
  if (view.isShared && shared >= MAX_SHARED)
    throw new ConflictError(`${MAX_SHARED} views of this page are shared already: delete one first`);
}
