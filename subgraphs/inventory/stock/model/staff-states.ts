import { type FieldIssue, ValidationError } from '#kernel/values/errors.ts';
import type { Deltas, Level, State } from './states.ts';

/** States that staff may change; `reserved` belongs to holds and `committed` to orders. */
const MANUAL: ReadonlySet<string> = new Set([
  'available',
  'damaged',
  'safetyStock',
  'qualityControl',
  'incoming',
  'shortage',
]);

/** A counter that can be set: a state, or the whole of what lies in the building. */
export type Countable = State | 'onHand';

export function stateIssues(path: string, state: Countable, allowed: ReadonlySet<string> = MANUAL): FieldIssue[] {
  return allowed.has(state)
    ? []
    : [{ path, message: `${state} cannot be changed here; use ${[...allowed].join(', ')}` }];
}

/** Most units that one change may concern. */
const MAX_UNITS = 1_000_000;

export function unitIssues(path: string, units: number, least: number): FieldIssue[] {
  return units >= least && units <= MAX_UNITS ? [] : [{ path, message: `must be ${least} to ${MAX_UNITS} units` }];
}

export const COUNTABLE: ReadonlySet<string> = new Set([...MANUAL, 'onHand']);
/** Units can be moved between the states that they physically have. */
export const MOVABLE: ReadonlySet<string> = new Set([...MANUAL].filter((state) => state !== 'shortage'));

/** @throws ValidationError when there are issues. */
export function assertNone(issues: readonly FieldIssue[]): void {
  if (issues.length > 0) throw new ValidationError(issues);
}

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
