import { createRandom, type TestDemand, type TestMove } from './stock-events.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const FLOWS = ['NONE', 'RECEIVED', 'SOLD', 'SOLD', 'SOLD', 'RETURNED', 'LOST'] as const;

export interface MovesAsked {
  readonly seed: number;
  /** Instants between which things move. */
  readonly from: string;
  readonly before: string;
  readonly variantIds: readonly string[];
  readonly locationIds: readonly string[];
  readonly movesALevel: number;
}

/** A draw from a list. */
const oneOf = <T>(random: (bound: number) => number, items: readonly T[]): T => items[random(items.length)] as T;

/**
 * Moves of levels in no order, a third of them within a day of a month's end; some levels rest for months. Units may fall
 * below zero, as those of a history do that has not arrived whole.
 */
export function randomMoves(asked: MovesAsked): TestMove[] {
  const random = createRandom(asked.seed);
  const [from, before] = [Date.parse(asked.from), Date.parse(asked.before)];
  const anyTime = () => from + random(before - from);
  const nearMonthEnd = () => {
    const at = new Date(anyTime());
    return Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1) + random(2 * DAY_MS) - DAY_MS;
  };
  return asked.variantIds.flatMap((variantId) =>
    asked.locationIds.flatMap((locationId) => {
      const quietFrom = anyTime();
      const quietDays = random(200);
      const moves: TestMove[] = [];
      for (let left = 1 + random(asked.movesALevel); left > 0; left--) {
        const time = random(3) === 0 ? nearMonthEnd() : anyTime();
        if (time < from || time >= before || (time > quietFrom && time < quietFrom + quietDays * DAY_MS)) continue;
        const flow = oneOf(random, FLOWS);
        const units = flow === 'NONE' ? 0 : 1 + random(flow === 'RECEIVED' ? 9 : 2);
        const change = flow === 'RECEIVED' || flow === 'RETURNED' ? units : -units;
        const available = flow === 'NONE' ? oneOf(random, [-1, 1]) : change;
        moves.push({ variantId, locationId, at: new Date(time), available, onHand: change, flow, units });
      }
      return moves;
    }),
  );
}

/** Online requests that found no stock, at any time between two instants. */
export function randomDemands({ seed, from, before, variantIds }: MovesAsked, count: number): TestDemand[] {
  const random = createRandom(seed + 1);
  return Array.from({ length: count }, (_, index) => ({
    id: `dem_${seed}_${index}`,
    variantId: oneOf(random, variantIds),
    at: new Date(Date.parse(from) + random(Date.parse(before) - Date.parse(from))),
    units: 1 + random(3),
    valueMinor: BigInt(1_000 + random(9_000)),
    channel: 'WEB',
  }));
}
