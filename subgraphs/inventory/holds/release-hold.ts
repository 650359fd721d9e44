import type { Tx } from '#kernel/database/database.ts';
import { hashRequest } from '#kernel/database/idempotency.ts';
import { actorName } from '#kernel/request/actor.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { ConflictError, keyReused } from '#kernel/values/errors.ts';
import { newId } from '#kernel/values/ids.ts';
import type { InventoryDeps } from '../deps.ts';
import { isExpired } from '../stock/model/hold.ts';
import { addDeltas, freeUnits } from '../stock/model/states.ts';
import { createPlan } from '../stock/model/stock-plan.ts';
import { recordStock } from '../stock/record-stock.ts';
import { type LockedStock, lockStock } from '../stock/store/lock-stock.ts';
import { holdLock } from './model/hold-lock.ts';
import { toNewHold } from './model/new-hold.ts';
import { readHoldsOfOwner } from './store/holds.ts';

export interface ReleaseInput {
  readonly ownerId: string;
  readonly reason: string;
  /** Makes it happen once, whatever is retried; null where it is not asked for by a key. */
  readonly key?: string | undefined;
  /** The cart that a checkout took its units from: what is left of their time they are the cart's again. */
  readonly passTo?: { readonly ownerId: string; readonly expiresAt: Date } | undefined;
}

/** The next owner of the units; none when they have expired, or when the cart holds other units already. */
function nextOwner(locked: LockedStock, { passTo }: ReleaseInput, now: Date): ReleaseInput['passTo'] {
  if (!passTo || isExpired(passTo, now)) return undefined;
  return locked.holds.some((hold) => hold.ownerId === passTo.ownerId) ? undefined : passTo;
}

async function release(tx: Tx, locked: LockedStock, input: ReleaseInput, actor: string, now: Date): Promise<void> {
  const { ownerId, reason } = input;
  const ended = locked.holds.filter((hold) => hold.ownerId === ownerId);
  const ids = new Set(ended.map(({ id }) => id));
  const lines = locked.lines.filter((line) => ids.has(line.holdId));
  const next = nextOwner(locked, input, now);
  const plan = createPlan(locked.levels);
  for (const { levelId, quantity } of next ? [] : lines) {
    const shortage = plan.levels().find((level) => level.id === levelId)?.shortage ?? 0;
    plan.move('RELEASE', levelId, addDeltas({ reserved: -quantity }, freeUnits(shortage, quantity)));
  }
  const status = next ? 'CONVERTED' : 'RELEASED';
  const header = {
    id: newId('hld'),
    key: `passed:${ownerId}`,
    requestHash: '',
    kind: 'CART' as const,
    requestedBy: actor,
    holderId: ended[0]?.holderId,
  };
  await recordStock(
    tx,
    plan,
    [],
    { kind: 'RELEASE', reason, actor, ownerId, key: input.key, requestHash: input.key && hashRequest({ ownerId }) },
    {
      now,
      endedHolds: ended.map(({ id }) => ({ id, status, endReason: reason })),
      endedLines: lines.map((line) => ({ ...line, status })),
      ...(next ? { hold: toNewHold({ ...header, ...next }, lines, locked.levels) } : {}),
    },
  );
}

/**
 * Gives back what an owner holds, or passes it on to the cart it came from; nothing happens when it holds nothing any
 * more. At most four statements.
 * @throws ConflictError when its units were committed: a commitment is undone by a cancellation.
 */
export async function releaseHold(deps: InventoryDeps, request: RequestContext, input: ReleaseInput): Promise<void> {
  const now = deps.clock.now();
  const { ownerId, passTo, key } = input;
  const locks = passTo ? [holdLock(passTo.ownerId)] : [];
  const work = async (tx: Tx) => {
    const owners = passTo ? [ownerId, passTo.ownerId] : [ownerId];
    const group = key === undefined ? undefined : { kind: 'RELEASE' as const, key };
    const locked = await lockStock(tx, { now, owners, ...(group ? { group } : {}) });
    if (locked.known) {
      if (locked.known.requestHash === hashRequest({ ownerId })) return;
      throw keyReused('release');
    }
    if (locked.holds.some((hold) => hold.ownerId === ownerId))
      return release(tx, locked, input, actorName(request.actor), now);
    const [last] = await readHoldsOfOwner(tx, ownerId);
    if (last?.hold.status === 'COMMITTED') throw new ConflictError(`The units of ${ownerId} are committed already`);
  };
  await deps.db.inTransaction('release-hold', work, locks);
}
