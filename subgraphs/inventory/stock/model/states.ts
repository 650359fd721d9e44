import type { InventoryLevelId, LocationId, VariantId } from '../../../shared/ids.ts';
/** The counters of a level that movements change, in the order of their columns. */
export const STATES = [
  'available',
  'committed',
  'reserved',
  'damaged',
  'safetyStock',
  'qualityControl',
  'incoming',
  'shortage',
] as const;
export type State = (typeof STATES)[number];

/** States whose units lie in the building: their sum is `onHand`. */
export const ON_HAND_STATES = [
  'available',
  'committed',
  'reserved',
  'damaged',
  'safetyStock',
  'qualityControl',
] as const;

/** No change of any state. */
export const NO_UNITS: Readonly<Record<State, number>> = {
  available: 0,
  committed: 0,
  reserved: 0,
  damaged: 0,
  safetyStock: 0,
  qualityControl: 0,
  incoming: 0,
  shortage: 0,
};

/** Units by which an operation changes the states of one level. */
export type Deltas = Readonly<Partial<Record<State, number>>>;

/** Names a level: one variant at one location. */
export interface LevelAddress {
  readonly variantId: VariantId;
  readonly locationId: LocationId;
}

/** The key of a level in maps. */
export function levelKey(variantId: VariantId, locationId: LocationId): string {
  return `${variantId} ${locationId}`;
}

/** The stock of one variant at one location. `onHand` is the sum of the states that lie in the building. */
export interface Level extends LevelAddress, Readonly<Record<State, number>> {
  readonly id: InventoryLevelId;
  readonly onHand: number;
  readonly version: number;
}

/** A level as it is by the clock: units of expired holds are free, whether or not they were tidied. */
export interface CurrentLevel extends Level {
  readonly updatedAt: Date;
}

export function groupByVariant<Row extends { readonly variantId: VariantId }>(
  rows: readonly Row[],
): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.variantId);
    if (group) group.push(row);
    else groups.set(row.variantId, [row]);
  }
  return groups;
}

/** Units by which a change moves what lies in the building. */
export function onHandDelta(deltas: Deltas): number {
  return ON_HAND_STATES.reduce((sum, state) => sum + (deltas[state] ?? 0), 0);
}

export function addDeltas(left: Deltas, right: Deltas): Deltas {
  return Object.fromEntries(
    STATES.flatMap((state) => {
      const sum = (left[state] ?? 0) + (right[state] ?? 0);
      return sum === 0 ? [] : [[state, sum]];
    }),
  );
}

export function isNothing(deltas: Deltas): boolean {
  return STATES.every((state) => (deltas[state] ?? 0) === 0);
}

/** The level as it is after a movement. */
export function applyDeltas<L extends Level>(level: L, deltas: Deltas): L {
  const moved = Object.fromEntries(STATES.map((state) => [state, level[state] + (deltas[state] ?? 0)]));
  return { ...level, ...moved, onHand: level.onHand + onHandDelta(deltas) };
}

/** The first state that a movement would drive below zero. */
export function stateBelowZero(level: Level, deltas: Deltas): State | undefined {
  return STATES.find((state) => level[state] + (deltas[state] ?? 0) < 0);
}

/**
 * Units that become free settle the level's shortage first: they were counted in the building but had been sold
 * already, so they vanish instead of being offered again.
 * @returns what to add to the deltas of the state they leave.
 */
export function freeUnits(shortage: number, units: number): Deltas {
  const settled = Math.min(shortage, units);
  return addDeltas({ available: units - settled, shortage: -settled }, {});
}
