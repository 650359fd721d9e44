import { actorName } from '#kernel/request/actor.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { ConflictError, NotFoundError } from '#kernel/values/errors.ts';
import { newId } from '#kernel/values/ids.ts';
import type { InventoryDeps } from '../deps.ts';
import { levelsCommitted } from '../stock/events.ts';
import { commitHeld } from '../stock/store/commit-held.ts';
import { readHoldsOfOwner } from './store/holds.ts';

/**
 * Turns what an owner holds into a commitment, once. One statement; two when there is nothing to commit.
 * @throws NotFoundError when it never held anything; ConflictError when its hold has ended otherwise.
 */
export async function commitHold(
  deps: InventoryDeps,
  request: RequestContext,
  { ownerId }: { readonly ownerId: string },
): Promise<void> {
  const now = deps.clock.now();
  const groupId = newId('grp');
  const event = levelsCommitted(groupId, now);
  const commitment = { ownerId, groupId, actor: actorName(request.actor), event, now };
  const { holds, committed } = await commitHeld(deps.db, commitment);
  if (committed) return;
  // By a server whose clock runs ahead of this one's the units may be gone although we hold them to be in force.
  if (holds > 0) throw new ConflictError(`The hold of ${ownerId} has ended`);
  const [last] = await readHoldsOfOwner(deps.db, ownerId);
  if (!last) throw new NotFoundError('hold of', ownerId);
  if (last.hold.status !== 'COMMITTED') throw new ConflictError(`The hold of ${ownerId} is ${last.hold.status}`);
}
