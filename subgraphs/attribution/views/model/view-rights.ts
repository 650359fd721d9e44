import type { Actor } from '#kernel/request/actor.ts';
import { ForbiddenError } from '#kernel/values/errors.ts';
import { can } from '../../../shared/permissions.ts';
import type { SavedView } from './saved-view.ts';

/** A view is its owner's; one that is shared may be put right by those who administer the staff too. @throws ForbiddenError */
export function assertMayChange(actor: Actor, view: SavedView): void {
  if (actor.kind === 'staff' && actor.staffId === view.ownerId) return;
  if (!view.isShared || !can(actor, 'staff:write'))
    throw new ForbiddenError('This view is not yours: save one of your own');
}
