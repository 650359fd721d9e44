import type { LocationId, VariantId } from '../../../shared/ids.ts';
import { InsufficientStockError, type Shortfall } from '../../../shared/stock-errors.ts';
import { levelKey } from '../../stock/model/states.ts';

/** A wish for units of one variant from some locations, the preferred one first. */
export interface RequestedLine {
  readonly lineId: string;
  readonly variantId: VariantId;
  readonly quantity: number;
  readonly locationIds: readonly LocationId[];
}

/** A line that could not be held in full; `available` beside the other lines. */
interface InsufficientLine extends Shortfall {
  readonly lineId: string;
}

export interface Allocation {
  readonly lineId: string;
  readonly variantId: VariantId;
  readonly locationId: LocationId;
  readonly quantity: number;
}

/** Units taken for each line from each location: the allocation under construction. */
type Taken = Map<RequestedLine, Map<LocationId, number>>;

/**
 * Gives each line its units, all lines or none. A line comes from the first location of its list that holds all of
 * it, else it is split in the order of the list. Lines that want the same units never both get them, and lines are
 * refused only when no distribution whatsoever satisfies them.
 * @param free units available by `levelKey`; not changed.
 * @throws InsufficientStockError naming the lines that cannot be satisfied.
 */
export function allocate(lines: readonly RequestedLine[], free: ReadonlyMap<string, number>): Allocation[] {
  const left = new Map(free);
  const taken: Taken = new Map(lines.map((line) => [line, new Map()]));
  for (const line of lines) takeByPreference(line, left, taken);
  const refused: InsufficientLine[] = [];
  for (const line of lines) {
    while (missing(line, taken) > 0 && displace(line, lines, left, taken, new Set())) {}
    const lacking = missing(line, taken);
    if (lacking > 0) {
      const { lineId, variantId, quantity } = line;
      refused.push({ lineId, variantId, requested: quantity, available: quantity - lacking });
    }
  }
  if (refused.length > 0) throw new InsufficientStockError(refused);
  return lines.flatMap((line) =>
    [...(taken.get(line) ?? [])]
      .filter(([, quantity]) => quantity > 0)
      .map(([locationId, quantity]) => ({ lineId: line.lineId, variantId: line.variantId, locationId, quantity })),
  );
}

function missing(line: RequestedLine, taken: Taken): number {
  let sum = 0;
  for (const quantity of taken.get(line)?.values() ?? []) sum += quantity;
  return line.quantity - sum;
}

function move(
  line: RequestedLine,
  locationId: LocationId,
  units: number,
  left: Map<string, number>,
  taken: Taken,
): void {
  const key = levelKey(line.variantId, locationId);
  left.set(key, (left.get(key) ?? 0) - units);
  const own = taken.get(line);
  own?.set(locationId, (own.get(locationId) ?? 0) + units);
}

function takeByPreference(line: RequestedLine, left: Map<string, number>, taken: Taken): void {
  const freeAt = (locationId: LocationId) => left.get(levelKey(line.variantId, locationId)) ?? 0;
  const whole = line.locationIds.find((locationId) => freeAt(locationId) >= line.quantity);
  for (const locationId of whole === undefined ? line.locationIds : [whole]) {
    const units = Math.min(freeAt(locationId), missing(line, taken));
    if (units > 0) move(line, locationId, units, left, taken);
  }
}

/** Frees one unit for a line by moving another line of the same variant elsewhere (an augmenting path). */
function displace(
  line: RequestedLine,
  lines: readonly RequestedLine[],
  left: Map<string, number>,
  taken: Taken,
  visited: Set<string>,
): boolean {
  for (const locationId of line.locationIds) {
    if (visited.has(locationId)) continue;
    visited.add(locationId);
    if ((left.get(levelKey(line.variantId, locationId)) ?? 0) > 0) {
      move(line, locationId, 1, left, taken);
      return true;
    }
    for (const other of lines) {
      if (other === line || other.variantId !== line.variantId || !taken.get(other)?.get(locationId)) continue;
      if (!displace(other, lines, left, taken, visited)) continue;
      move(other, locationId, -1, left, taken);
      move(line, locationId, 1, left, taken);
      return true;
    }
  }
  return false;
}
