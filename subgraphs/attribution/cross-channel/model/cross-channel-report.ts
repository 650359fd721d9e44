import type { MetricValue } from '../../metrics/model/metric-value.ts';
import type { BusinessDay } from '../../periods/model/business-day.ts';
import type { ReportFrame } from '../../reports/model/report-frame.ts';
import type { Flow } from './flow.ts';
import type { ConversionMatrix } from './matrix.ts';
import type { OmniComparison } from './omni-comparison.ts';

/** The page on how people go from one channel to another. */
export interface CrossChannelReport {
  readonly frame: ReportFrame;
  readonly withinDays: number;
  /** Touches from this day on are left out: their days are not over. */
  readonly touchesBefore: BusinessDay;
  readonly cards: readonly MetricValue[];
  readonly matrix: ConversionMatrix;
  readonly retention: OmniComparison;
  readonly storeOrderValue: OmniComparison;
  readonly onlineOrderValue: OmniComparison;
  readonly repeatVisits: OmniComparison;
  readonly flow: Flow;
}
