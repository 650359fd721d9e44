import type { LocationId, VariantId } from '../../../shared/ids.ts';
import { addDeltas, freeUnits, type Level } from '../../stock/model/states.ts';
import type { StockPlan } from '../../stock/model/stock-plan.ts';

/**
 * Units of placed orders that are promised at a level and not there. Reality takes from what is promised last: units
 * that are free, or held for customers who have not decided yet, go before those that are sold.
 */
export function missingUnits(level: Pick<Level, 'shortage' | 'reserved' | 'available' | 'committed'>): number {
  return Math.min(level.committed, Math.max(0, level.shortage - level.reserved - level.available));
}

/** Units that one location gives in another's place. */
export interface ReroutedUnits {
  readonly locationId: LocationId;
  readonly quantity: number;
}

/**
 * Commits units elsewhere in place of those that are missing at a level: no more than are still missing there,
 * from the first location that has them all, else from several in their order. Units that no location has stay missing.
 */
export function planReroute(
  plan: StockPlan,
  move: {
    readonly variantId: VariantId;
    readonly from: LocationId;
    readonly quantity: number;
    readonly to: readonly LocationId[];
  },
): ReroutedUnits[] {
  const level = (locationId: LocationId) => plan.level(move.variantId, locationId);
  const source = level(move.from);
  const wanted = source ? Math.min(move.quantity, missingUnits(source)) : 0;
  if (!source || wanted === 0) return [];
  const freeAt = (locationId: LocationId) => level(locationId)?.available ?? 0;
  const whole = move.to.find((locationId) => freeAt(locationId) >= wanted);
  const moved: ReroutedUnits[] = [];
  let left = wanted;
  for (const locationId of whole === undefined ? move.to : [whole]) {
    const quantity = Math.min(left, freeAt(locationId));
    const target = level(locationId);
    if (!target || quantity === 0) continue;
    plan.move('REROUTE', target.id, { available: -quantity, committed: quantity });
    moved.push({ locationId, quantity });
    left -= quantity;
  }
  const total = wanted - left;
  if (total > 0) plan.move('REROUTE', source.id, addDeltas({ committed: -total }, freeUnits(source.shortage, total)));
  return moved;
}
