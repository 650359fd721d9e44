import type { Point } from './points.ts';

/** One line of a chart with the look that it has on every page. */
export interface ChartSeries {
  readonly key: string;
  readonly label: string;
  readonly color: string;
  readonly dash: string | undefined;
  readonly points: readonly Point[];
}

/** The lines of a chart, and how their days and values are written. */
export interface SeriesText {
  readonly series: readonly ChartSeries[];
  /** The whole of another period, drawn thin and gray; aligned by position. */
  readonly comparison?: { readonly label: string; readonly points: readonly Point[] } | undefined;
  readonly formatDay: (day: string, style?: 'short' | 'long') => string;
  readonly formatValue: (value: number) => string;
  readonly unfinishedLabel: string;
}

export interface TimeSeriesProps extends SeriesText {
  readonly height: number;
  readonly formatAxis: (value: number) => string;
}
