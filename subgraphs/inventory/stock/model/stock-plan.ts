import { ConflictError, NotFoundError } from '#kernel/values/errors.ts';
import type { InventoryLevelId, LocationId, VariantId } from '../../../shared/ids.ts';
import type { HoldLine } from './hold.ts';
import {
  addDeltas,
  applyDeltas,
  type Deltas,
  freeUnits,
  isNothing,
  type Level,
  type LevelAddress,
  stateBelowZero,
} from './states.ts';

/** Why units moved: the kind of the adjustment group that its movements belong to. */
/** @public named by tables.prisma. */
export type GroupKind =
  | 'HOLD'
  | 'RELEASE'
  | 'EXPIRE'
  | 'COMMIT'
  | 'UNCOMMIT'
  | 'REROUTE'
  | 'FULFILL'
  | 'RESTOCK'
  | 'SALE'
  | 'ADJUST'
  | 'SET'
  | 'MOVE'
  | 'IMPORT';

/** The changes of one level by one group. */
export interface PlannedMovement {
  readonly kind: GroupKind;
  readonly level: Level;
  readonly deltas: Deltas;
}

/** Changes decided on locked levels, summed by level and group, before they are written. */
export interface StockPlan {
  /** The level as the plan leaves it so far. */
  level(variantId: VariantId, locationId: LocationId): Level | undefined;
  levels(): Level[];
  /** @throws ConflictError when a state would go below zero. */
  move(kind: GroupKind, levelId: InventoryLevelId, deltas: Deltas): void;
  /** Returns the units of expired lines to where they came from. */
  expire(lines: readonly HoldLine[]): void;
  movements(): PlannedMovement[];
  /** The levels that the movements change, as they are once it is written: exact, for they are locked. */
  changed(): Level[];
}

export function createPlan(locked: readonly Level[]): StockPlan {
  const before = new Map(locked.map((level) => [level.id, level]));
  const after = new Map(before);
  const planned = new Map<string, PlannedMovement>();

  function require(levelId: InventoryLevelId): Level {
    const level = after.get(levelId);
    if (!level) throw new Error(`level ${levelId} is not locked`);
    return level;
  }

  function move(kind: GroupKind, levelId: InventoryLevelId, deltas: Deltas): void {
    const level = require(levelId);
    const state = stateBelowZero(level, deltas);
    if (state) {
      throw new ConflictError(
        `${state} of ${level.variantId} at ${level.locationId} is ${level[state]}: it cannot change by ${deltas[state]}`,
      );
    }
    after.set(levelId, applyDeltas(level, deltas));
    const key = `${kind} ${levelId}`;
    const sum = addDeltas(planned.get(key)?.deltas ?? {}, deltas);
    planned.set(key, { kind, level: before.get(levelId) ?? level, deltas: sum });
  }

  const movements = () => [...planned.values()].filter(({ deltas }) => !isNothing(deltas));
  return {
    level: (variantId, locationId) =>
      [...after.values()].find((level) => level.variantId === variantId && level.locationId === locationId),
    levels: () => [...after.values()],
    move,
    expire(lines) {
      for (const { levelId, quantity } of lines) {
        move('EXPIRE', levelId, addDeltas({ reserved: -quantity }, freeUnits(require(levelId).shortage, quantity)));
      }
    },
    movements,
    changed: () =>
      [...new Set(movements().map(({ level }) => level.id))].map((levelId) => {
        const level = require(levelId);
        return { ...level, version: level.version + 1 };
      }),
  };
}

/**
 * The level of a line, which is locked.
 * @throws NotFoundError
 */
export function levelOf(plan: StockPlan, address: LevelAddress): Level {
  const level = plan.level(address.variantId, address.locationId);
  if (!level) throw new NotFoundError('stock at location', address.locationId);
  return level;
}
