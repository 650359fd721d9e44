import type { Words } from '#kernel/values/words.ts';

/**
 * What a figure counts. Until they leave, figures are integers: MONEY in minor units, RATE in ten-thousandths, NUMBER in
 * hundredths, COUNT and SECONDS as they are.
 */
export type MetricUnit = 'MONEY' | 'COUNT' | 'RATE' | 'NUMBER' | 'SECONDS';

/** One figure, defined once: the API, the dashboard's tooltips and the documentation read this entry. */
export interface Metric {
  readonly key: string;
  readonly labels: Words;
  readonly formula: Words;
  readonly unit: MetricUnit;
  /** What one observation is. */
  readonly grain: Words;
  /** Facts it is computed from. */
  readonly source: Words;
  /** A published figure to compare with, and who published it. */
  readonly benchmark: Words | null;
  readonly goodWhen: 'UP' | 'DOWN' | 'NEUTRAL';
  /** True for a quotient, which is null where there is nothing to divide by; a sum of no facts is zero. */
  readonly isQuotient: boolean;
  /** True where costs follow from it and net sales: its values are for those who may see costs. */
  readonly tellsCosts?: true;
  /** The SQL file that computes it, where several figures share a statement; else the file of its key. */
  readonly statement?: string;
}
