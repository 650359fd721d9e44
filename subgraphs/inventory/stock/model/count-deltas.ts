import type { Countable } from './change-input.ts';
import type { Deltas, Level } from './states.ts';

/**
 * What a count does to a level. Units counted in the building beyond what is promised and set aside are available;
 * units that are promised and were not found are a shortage.
 */
export function countDeltas(level: Level, state: Countable, quantity: number): Deltas {
  if (state !== 'onHand') return { [state]: quantity - level[state] };
  const elsewhere = level.onHand - level.available;
  return {
    available: Math.max(0, quantity - elsewhere) - level.available,
    shortage: Math.max(0, elsewhere - quantity) - level.shortage,
  };
}
