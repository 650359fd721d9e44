import type { ChartSeries } from './series.ts';

/** A value after so many months. */
interface MonthPoint {
  readonly month: number;
  readonly value: number;
}

interface ForetoldPoint extends MonthPoint {
  readonly low: number;
  readonly high: number;
}

/** What was seen of one group, and what is foretold of it from there on. */
export interface ValueCurve extends ChartSeries {
  readonly seen: readonly MonthPoint[];
  readonly foretold: readonly ForetoldPoint[];
}

export interface ValueCurvesProps {
  readonly curves: readonly ValueCurve[];
  readonly height: number;
  readonly formatMonth: (month: number) => string;
  readonly formatAxis: (value: number) => string;
  readonly formatValue: (value: number) => string;
  readonly foretoldLabel: string;
}
