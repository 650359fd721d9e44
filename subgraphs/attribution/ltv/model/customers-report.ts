import type { BusinessDay } from '../../periods/model/business-day.ts';
import type { ReportFrame } from '../../reports/model/report-frame.ts';
import type { ChannelValue, Cohort } from './cohorts.ts';
import type { ObservedValues } from './observed-lifetimes.ts';
import type { PredictedValues } from './predicted-values.ts';
import type { RfmCell } from './rfm-grid.ts';

/** Customers by what they were worth, as the API answers it. */
export interface CustomersReport {
  readonly frame: ReportFrame;
  readonly acquiredFrom: BusinessDay;
  readonly observed: ObservedValues;
  readonly cohorts: readonly Cohort[];
  readonly channels: readonly ChannelValue[];
  readonly rfm: readonly RfmCell[];
  /** What the models predict; null before they were first fitted, and while too few customers bought again. */
  readonly predicted: PredictedValues | null;
}
