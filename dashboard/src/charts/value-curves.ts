import type { ChartSeries } from './series.ts';

/** A value after so many months. */
interface MonthPoint {
  readonly month: number;
  readonly value: number;
}

interface PredictedPoint extends MonthPoint {
  readonly low: number;
  readonly high: number;
}

/** What was seen of one group, and what is predicted of it from there on. */
export interface ValueCurve extends ChartSeries {
  readonly seen: readonly MonthPoint[];
  readonly predicted: readonly PredictedPoint[];
}

export interface ValueCurvesProps {
  readonly curves: readonly ValueCurve[];
  readonly height: number;
  readonly formatMonth: (month: number) => string;
  readonly formatAxis: (value: number) => string;
  readonly formatValue: (value: number) => string;
  readonly predictedLabel: string;
}
