import type { Tx } from '#kernel/database/database.ts';
import { NotFoundError } from '#kernel/values/errors.ts';
import { type LevelAddress, levelKey } from './model/states.ts';
import { sumByLevel } from './model/stock-lines.ts';
import type { GroupKind } from './model/stock-plan.ts';
import { ensureLevels, type LockedStock, lockStock } from './store/lock-stock.ts';

/**
 * Locks the levels, making those that are missing where allowed.
 * @throws NotFoundError for a level (or, where levels are made, a location) that does not exist.
 */
export async function lockLevels(
  tx: Tx,
  request: {
    now: Date;
    levels: readonly LevelAddress[];
    owners?: readonly string[];
    group?: { kind: GroupKind; key: string };
    create: boolean;
  },
): Promise<LockedStock> {
  const locked = await lockStock(tx, request);
  const levels = sumByLevel(request.levels.map((level) => ({ ...level, quantity: 0 })));
  const hasAll = (found: LockedStock): boolean => {
    const keys = new Set(found.levels.map(({ variantId, locationId }) => levelKey(variantId, locationId)));
    return levels.every(({ variantId, locationId }) => keys.has(levelKey(variantId, locationId)));
  };
  if (locked.known || hasAll(locked)) return locked;
  if (request.create) {
    await ensureLevels(tx, levels, request.now);
    const again = await lockStock(tx, request);
    if (hasAll(again)) return again;
  }
  const found = new Set(locked.levels.map((level) => level.locationId));
  throw new NotFoundError('stock at location', levels.find((level) => !found.has(level.locationId))?.locationId);
}
