import type { LocationId, VariantId } from '../../../shared/ids.ts';
import type { HoldLine } from '../../stock/model/hold.ts';
import { freeUnits, levelKey } from '../../stock/model/states.ts';
import type { StockPlan } from '../../stock/model/stock-plan.ts';
import { type Allocation, allocate, type RequestedLine } from './allocation.ts';

/**
 * Decides a hold on locked levels. Units of the holds that it replaces count as free, so a conversion keeps what it
 * has; only what it gives back beyond that settles a shortage.
 * @throws InsufficientStockError
 */
export function planHold(plan: StockPlan, own: readonly HoldLine[], lines: readonly RequestedLine[]): Allocation[] {
  const held = new Map<string, number>();
  for (const { levelId, quantity } of own) held.set(levelId, (held.get(levelId) ?? 0) + quantity);
  const levels = plan.levels();
  const free = new Map(
    levels.map((level) => [levelKey(level.variantId, level.locationId), level.available + (held.get(level.id) ?? 0)]),
  );
  const allocations = allocate(lines, free);
  const wanted = new Map<string, number>();
  for (const { variantId, locationId, quantity } of allocations) {
    const key = levelKey(variantId, locationId);
    wanted.set(key, (wanted.get(key) ?? 0) + quantity);
  }
  for (const level of levels) {
    const change = (wanted.get(levelKey(level.variantId, level.locationId)) ?? 0) - (held.get(level.id) ?? 0);
    if (change > 0) plan.move('HOLD', level.id, { available: -change, reserved: change });
    if (change < 0) plan.move('HOLD', level.id, { reserved: change, ...freeUnits(level.shortage, -change) });
  }
  return allocations;
}

/**
 * Lines that hold what either asks for: of each variant the larger number, and what is held of variants that are not
 * asked for.
 */
export function joinLines(lines: readonly RequestedLine[], held: readonly HoldLine[]): RequestedLine[] {
  const units = new Map<VariantId, { quantity: number; locationIds: LocationId[] }>();
  for (const { variantId, locationId, quantity } of held) {
    const known = units.get(variantId);
    const locationIds = [...(known?.locationIds ?? []), locationId];
    units.set(variantId, { quantity: quantity + (known?.quantity ?? 0), locationIds: [...new Set(locationIds)] });
  }
  const joined = lines.map((line) => {
    const known = units.get(line.variantId);
    units.delete(line.variantId);
    if (!known || known.quantity <= line.quantity) return line;
    return {
      ...line,
      quantity: known.quantity,
      locationIds: [...new Set([...line.locationIds, ...known.locationIds])],
    };
  });
  return [...joined, ...[...units].map(([variantId, more]) => ({ lineId: variantId, variantId, ...more }))];
}
