import type { Point } from './points.ts';

/** One line of a chart with the look it has on every page. */
export interface ChartSeries {
  readonly key: string;
  readonly label: string;
  readonly colour: string;
  readonly dash: string | undefined;
  readonly points: readonly Point[];
}
