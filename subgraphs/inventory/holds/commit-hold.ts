import { actorName } from '#kernel/request/actor.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { ConflictError, NotFoundError } from '#kernel/values/errors.ts';
import type { InventoryDeps } from '../deps.ts';
import { isInForce } from '../stock/model/hold.ts';
import { createPlan } from '../stock/model/stock-plan.ts';
import { recordStock } from '../stock/record-stock.ts';
import { lockStock } from '../stock/store/lock-stock.ts';
import { readHoldsOfOwner } from './store/holds.ts';

/**
 * Turns what an owner holds into a commitment, once. At most four statements.
 * @throws NotFoundError when it never held anything; ConflictError when its hold has ended otherwise.
 */
export async function commitHold(
  deps: InventoryDeps,
  request: RequestContext,
  input: { readonly ownerId: string },
): Promise<void> {
  const now = deps.clock.now();
  const { ownerId } = input;
  await deps.db.inTransaction('commit-hold', async (tx) => {
    const locked = await lockStock(tx, { now, owners: [ownerId] });
    if (locked.holds.length === 0) {
      const [last] = await readHoldsOfOwner(tx, ownerId);
      if (!last) throw new NotFoundError('hold of', ownerId);
      if (last.hold.status !== 'COMMITTED') throw new ConflictError(`The hold of ${ownerId} is ${last.hold.status}`);
      return;
    }
    const held = locked.lines.reduce((sum, line) => sum + line.quantity, 0);
    const promised = locked.holds.reduce((sum, hold) => sum + hold.units, 0);
    // By a server whose clock runs ahead of this one's the units may be gone although we hold them to be in force.
    if (held < promised || !locked.holds.every((hold) => isInForce(hold, now))) {
      throw new ConflictError(`The hold of ${ownerId} has ended`);
    }
    const plan = createPlan(locked.levels);
    for (const { levelId, quantity } of locked.lines) {
      plan.move('COMMIT', levelId, { reserved: -quantity, committed: quantity });
    }
    await recordStock(
      tx,
      plan,
      [],
      { kind: 'COMMIT', reason: 'Order placed', actor: actorName(request.actor), ownerId },
      {
        now,
        endedHolds: locked.holds.map(({ id }) => ({ id, status: 'COMMITTED', endReason: 'placed' })),
        endedLines: locked.lines.map((line) => ({ ...line, status: 'COMMITTED' })),
      },
    );
  });
}
