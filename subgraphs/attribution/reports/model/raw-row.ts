import type { Share } from '../../metrics/model/interval.ts';
import type { MetricKey } from '../../metrics/model/metrics.ts';

/** One figure of one row: an integer of its metric's unit, its observations, and what it is a share of. */
export interface RawFigure {
  readonly value: bigint | null;
  readonly n: number;
  readonly share?: Share;
}

export interface RawRow {
  readonly keys: readonly string[];
  readonly figures: ReadonlyMap<MetricKey, RawFigure>;
}
