import type { InventoryDeps } from '../deps.ts';
import { isExpired } from '../stock/model/hold.ts';
import { createPlan } from '../stock/model/stock-plan.ts';
import { recordStock } from '../stock/record-stock.ts';
import { forgetAddresses } from '../stock/store/hold-addresses.ts';
import { lockStock } from '../stock/store/lock-stock.ts';
import { SESSION_WINDOW_MS } from './model/session-limit.ts';
import { readExpiredOwners } from './store/holds.ts';

/** Owners tidied in one transaction. */
const BATCH = 100;

/**
 * Records the end of holds that have expired, and forgets addresses that count no more. Nothing waits for it, since
 * reads and guards look at the clock.
 * @returns how many holds were tidied.
 */
export async function sweepExpiredHolds(deps: InventoryDeps): Promise<number> {
  const now = deps.clock.now();
  await forgetAddresses(deps.db, new Date(now.getTime() - SESSION_WINDOW_MS));
  let tidied = 0;
  for (;;) {
    const owners = [...new Set((await readExpiredOwners(deps.db, now, BATCH)).map(({ ownerId }) => ownerId))].sort();
    if (owners.length === 0) return tidied;
    tidied += await deps.db.inTransaction('sweep-expired-holds', async (tx) => {
      const locked = await lockStock(tx, { now, owners });
      const over = locked.holds.filter((hold) => isExpired(hold, now));
      const ids = new Set(over.map(({ id }) => id));
      const lines = [...locked.lines.filter((line) => ids.has(line.holdId)), ...locked.expired];
      const plan = createPlan(locked.levels);
      plan.expire(lines);
      const heading = { kind: 'EXPIRE' as const, reason: 'The time of the hold was over', actor: 'clock' };
      await recordStock(tx, plan, lines, heading, {
        now,
        endedHolds: over.map(({ id }) => ({ id, status: 'EXPIRED', endReason: 'expired' })),
      });
      return over.length;
    });
    if (owners.length < BATCH) return tidied;
  }
}
