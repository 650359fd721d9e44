import { FEW } from './few.ts';

/** The unit of a metric, and which direction is good. */
export interface MetricNature {
  readonly unit: 'MONEY' | 'COUNT' | 'RATE' | 'NUMBER' | 'SECONDS';
  readonly goodWhen: 'UP' | 'DOWN' | 'NEUTRAL';
}

/** A change against the comparison, as it is shown. */
export type Delta =
  | { readonly kind: 'none' }
  | { readonly kind: 'new' }
  | { readonly kind: 'few'; readonly n: number }
  /** The period compared with begins before the history does: no change can be told. */
  | { readonly kind: 'short' }
  | {
      readonly kind: 'ratio' | 'points';
      readonly change: number;
      readonly direction: 'up' | 'down' | 'flat';
      readonly judgment: 'good' | 'bad' | 'neutral';
    };

/** What a comparison rests on. */
export interface Base {
  /** Observations now. */
  readonly n: number;
  /** True when the history does not hold the whole period compared with. */
  readonly isShort?: boolean;
}

/**
 * Rates change in points, everything else relative to the size of what was: (now - before) / |before|.
 * Nothing before is "new"; nothing before and now is no change to speak of.
 */
export function deltaOf(
  { unit, goodWhen }: MetricNature,
  now: number | null,
  before: number | null,
  { n, isShort = false }: Base,
): Delta {
  if (now === null || before === null) return { kind: 'none' };
  if (isShort) return { kind: 'short' };
  if (n < FEW) return { kind: 'few', n };
  if (unit !== 'RATE' && before === 0) return { kind: now === 0 ? 'none' : 'new' };
  const change = unit === 'RATE' ? now - before : (now - before) / Math.abs(before);
  const direction = Math.abs(change) < 0.0005 ? 'flat' : change > 0 ? 'up' : 'down';
  const better = direction === 'flat' || goodWhen === 'NEUTRAL' ? null : (direction === 'up') === (goodWhen === 'UP');
  return {
    kind: unit === 'RATE' ? 'points' : 'ratio',
    change,
    direction,
    judgment: better === null ? 'neutral' : better ? 'good' : 'bad',
  };
}
