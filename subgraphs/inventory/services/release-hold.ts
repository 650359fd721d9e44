import { actorName } from '../../shared/access.ts';
import type { RequestContext } from '../../shared/context.ts';
import { ConflictError } from '../../shared/errors.ts';
import { addDeltas, freeUnits } from '../domain/states.ts';
import { createPlan } from '../domain/stock-plan.ts';
import { readHoldsOfOwner } from '../store/holds.ts';
import { lockStock } from '../store/lock-stock.ts';
import type { InventoryDeps } from './deps.ts';
import { recordStock } from './record-stock.ts';

/**
 * Gives back what an owner holds; nothing happens when it holds nothing any more. At most five statements.
 * @throws ConflictError when its units were committed: a commitment is undone by a cancellation.
 */
export async function releaseHold(
  deps: InventoryDeps,
  request: RequestContext,
  input: { readonly ownerId: string; readonly reason: string },
): Promise<void> {
  const now = deps.clock.now();
  const { ownerId, reason } = input;
  await deps.db.inTransaction('release-hold', async (tx) => {
    const locked = await lockStock(tx, { now, owners: [ownerId] });
    if (locked.holds.length === 0) {
      const [last] = await readHoldsOfOwner(tx, ownerId);
      if (last?.hold.status === 'COMMITTED') throw new ConflictError(`The units of ${ownerId} are committed already`);
      return;
    }
    const plan = createPlan(locked.levels);
    for (const { levelId, quantity } of locked.lines) {
      const shortage = plan.levels().find((level) => level.id === levelId)?.shortage ?? 0;
      plan.move('RELEASE', levelId, addDeltas({ reserved: -quantity }, freeUnits(shortage, quantity)));
    }
    await recordStock(
      tx,
      plan,
      [],
      { kind: 'RELEASE', reason, actor: actorName(request.actor), ownerId },
      {
        now,
        endedHolds: locked.holds.map(({ id }) => ({ id, status: 'RELEASED', reason })),
        endedLines: locked.lines.map((line) => ({ ...line, status: 'RELEASED' })),
      },
    );
  });
}
