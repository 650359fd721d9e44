import type { InventoryLevelId } from '../../../shared/ids.ts';
import type { HoldLine } from '../../stock/model/hold.ts';
import { addDeltas, freeUnits } from '../../stock/model/states.ts';
import type { StockPlan } from '../../stock/model/stock-plan.ts';

/**
 * Turns reserved units into a sale: those sold leave, those that the customer did not take are free again, settling
 * a shortage first.
 * @returns units collected by level; undefined, and nothing is touched, when the sale has none of the reservation.
 */
export function collectReservation(
  plan: StockPlan,
  reserved: readonly HoldLine[],
  sold: ReadonlyArray<{ readonly levelId: InventoryLevelId; readonly quantity: number }>,
): ReadonlyMap<InventoryLevelId, number> | undefined {
  const held = new Map<InventoryLevelId, number>();
  for (const { levelId, quantity } of reserved) held.set(levelId, (held.get(levelId) ?? 0) + quantity);
  const wanted = new Map(sold.map(({ levelId, quantity }) => [levelId, quantity]));
  if (![...held.keys()].some((levelId) => wanted.has(levelId))) return undefined;
  const collected = new Map<InventoryLevelId, number>();
  for (const level of plan.levels()) {
    const units = held.get(level.id);
    if (units === undefined) continue;
    const taken = Math.min(units, wanted.get(level.id) ?? 0);
    collected.set(level.id, taken);
    plan.move('SALE', level.id, addDeltas({ reserved: -units }, freeUnits(level.shortage, units - taken)));
  }
  return collected;
}
